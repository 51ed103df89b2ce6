'use client'

import CircleCheckBig from 'lucide-react/icons/circle-check-big'
import Send from 'lucide-react/icons/send'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { requestWords } from '@/components/bed-facts/request-words'
import { useFeed } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { Priority } from '@/lib/board/types'
import { PhoneInstead } from './phone-instead'
import { useActions } from './use-actions'

interface What {
  readonly priority: Priority
  readonly reason: string | null
}

export function SendingStatus(what: What) {
  const t = useTranslations('request')
  const board = useTranslations('board')
  return (
    <StatusMessage icon={<Send className="size-10" />} title={t('sending')}>
      <p>{requestWords(what, board)}</p>
    </StatusMessage>
  )
}

export interface NotSentStatusProps {
  readonly phone: string | null
  /** Who does not answer; `place`: Solo does not know it; `signedOut`: the session ended before the request was sent. */
  readonly why: 'server' | 'solo' | 'place' | 'signedOut'
  /** The request's id where the server has it; then it can be cancelled. */
  readonly requestId?: string
  readonly onClose: () => void
  /** What the button of `onClose` says; absent: "Close". */
  readonly close?: string
  readonly children?: ReactNode
}

/** Says first which number to call instead, then that Lantern keeps trying. */
export function NotSentStatus({ phone, why, requestId, onClose, close, children }: NotSentStatusProps) {
  const t = useTranslations('request')
  return (
    <div role="alert">
      <div className="hazard flex items-center gap-3 rounded-lg px-4 py-4">
        <TriangleAlert aria-hidden className="size-10 flex-none" />
        <p className="text-3xl font-extrabold tracking-tight">{t('notSent.title')}</p>
      </div>
      <PhoneInstead phone={phone} />
      <p className="mt-2 text-base text-ink-soft">{t(`notSent.${why}`)}</p>
      <div className="mt-6 grid grid-cols-2 gap-3">
        {children ?? (requestId ? <Undo requestId={requestId} /> : <span />)}
        <Button variant="primary" onClick={onClose}>
          {close ?? t('close')}
        </Button>
      </div>
    </div>
  )
}

/** Says that Solo has the request, and when it was confirmed. */
export function ReceivedStatus({
  requestId,
  onClose,
  ...what
}: What & { requestId: string; onClose: () => void }) {
  const { clockTime } = useFormats()
  const t = useTranslations('request')
  const board = useTranslations('board')
  const { clock } = useFeed()
  const [confirmedAt] = useState(() => clock.exact())
  return (
    <StatusMessage icon={<CircleCheckBig className="size-10 text-good" />} title={t('received.title')}>
      <p>{t('received.at', { time: clockTime(confirmedAt) })}</p>
      <p className="mt-1 text-ink-soft">{t('received.everywhere', { request: requestWords(what, board) })}</p>
      <div className="mt-6 grid grid-cols-2 gap-3">
        <Undo requestId={requestId} />
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </StatusMessage>
  )
}

function Undo({ requestId }: { requestId: string }) {
  const t = useTranslations('request')
  const { cancel, busy, refusal } = useActions(requestId)
  return (
    <div>
      <Button className="w-full" disabled={busy !== null} onClick={() => void cancel('asked-by-mistake')}>
        {t('undo')}
      </Button>
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  )
}

function StatusMessage({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div aria-live="assertive">
      <div className="flex items-center gap-3">
        <span aria-hidden className="flex-none">
          {icon}
        </span>
        <p className="text-3xl font-bold tracking-tight">{title}</p>
      </div>
      <div className="mt-3 text-lg">{children}</div>
    </div>
  )
}
