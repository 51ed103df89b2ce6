'use client'

import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { requestWords } from '@/components/bed-facts/request-words'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import { useTime } from '@/components/feed/feed-context'
import { isUnsent } from '@/components/outbox/outbox'
import { useAttempt } from '@/components/outbox/outbox-context'
import type { Bed, BedRequest } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'

const VARIANTS = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine text-on-routine',
} as const

/** The request of the bed, on one line that stays in sight above the chart; a tap leads back to the request. */
export function RequestLine({ bed, onBack }: { bed: Bed; onBack: () => void }) {
  const board = useTranslations('board')
  const t = useTranslations('chart')
  const attempt = useAttempt(bed.id)
  if (bed.request) return <OpenRequest request={bed.request} onBack={onBack} />
  if (!attempt || !isUnsent(attempt.state)) return null
  return (
    <Line variant={attempt.state === 'sending' ? VARIANTS[attempt.priority] : 'hazard'} onBack={onBack} alert>
      <PriorityIcon priority={attempt.priority} className="size-6 flex-none" />
      <span className="min-w-0 flex-1 basis-40 font-bold">
        {attempt.state === 'sending' ? board('status.sending') : t('request.notSent')}
      </span>
    </Line>
  )
}

function OpenRequest({ request, onBack }: { request: BedRequest; onBack: () => void }) {
  const board = useTranslations('board')
  const status = useTime((now) => shownStatus(request, now))
  const taken = status === 'claimed' || status === 'in-call'
  const variant =
    status === 'not-sent'
      ? 'hazard'
      : taken
        ? 'bg-bed text-ink ring-1 ring-line-strong ring-inset'
        : VARIANTS[request.priority]
  return (
    <Line variant={variant} onBack={onBack} alert={!taken}>
      <PriorityIcon priority={request.priority} className="size-6 flex-none" />
      <span className="min-w-0 flex-1 basis-40 leading-tight">
        <span className="font-bold">{board(`status.${status}`)}</span>{' '}
        <span>{requestWords(request, board)}</span>
      </span>
      <WaitingTimer since={request.askedAt} />
    </Line>
  )
}

interface LineProps {
  readonly variant: string
  readonly alert: boolean
  readonly onBack: () => void
  readonly children: React.ReactNode
}

function Line({ variant, alert, onBack, children }: LineProps) {
  const t = useTranslations('chart')
  return (
    <div
      role={alert ? 'alert' : 'status'}
      className={`flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-4 py-1 text-lg ${variant}`}
    >
      {children}
      <button
        type="button"
        onClick={onBack}
        className="min-h-12 rounded-md px-3 text-base font-semibold underline underline-offset-4"
      >
        {t('request.show')}
      </button>
    </div>
  )
}
