'use client'

import CircleCheckBig from 'lucide-react/icons/circle-check-big'
import Send from 'lucide-react/icons/send'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import UserCheck from 'lucide-react/icons/user-check'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PhoneLink } from '@/components/ui/phone-link'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { BedsideRequest } from '@/lib/bedside/view'
import { useBedside, useView } from './bedside-context'
import { BigButton } from './big-button'
import type { HelpState } from './help-state'
import { useCallerWords } from './use-caller-words'

/** Shows the state of the request: on its way, not sent, refused, received or claimed. */
export function HelpStatePanel({ standing }: { standing: Exclude<HelpState, { kind: 'nothing' }> }) {
  const t = useTranslations('bedside.asked')
  const { outbox } = useBedside()
  switch (standing.kind) {
    case 'sending':
      return (
        <Panel icon={<Send />} title={t('sending')}>
          <p>{t('sendingMore')}</p>
        </Panel>
      )
    case 'not-sent':
      return <NotSent attemptKey={standing.attemptKey} />
    case 'refused':
      return (
        <Panel icon={<TriangleAlert />} title={t('refused')}>
          <p>{t('refusedMore')}</p>
          <RefusalNote refusal={standing.refusal} />
          <BigButton className="mt-4" onClick={() => outbox.drop(standing.attemptKey)}>
            {t('back')}
          </BigButton>
        </Panel>
      )
    case 'waiting':
      return <Received request={standing.request} />
    default:
      return <Taken request={standing.request} />
  }
}

function NotSent({ attemptKey }: { attemptKey: string | null }) {
  const t = useTranslations('bedside.asked')
  const { outbox } = useBedside()
  const phone = useView()?.phone
  return (
    <Panel icon={<TriangleAlert />} title={t('notSent')} variant="hazard">
      <p>
        {phone
          ? t.rich('notSentPhone', {
              number: phone,
              phone: (parts) => <PhoneLink number={phone}>{parts}</PhoneLink>,
            })
          : t('notSentMore')}
      </p>
      {attemptKey !== null && (
        <BigButton className="mt-4" onClick={() => outbox.drop(attemptKey)}>
          {t('stop')}
        </BigButton>
      )}
    </Panel>
  )
}

function Received({ request }: { request: BedsideRequest }) {
  const { minuteTime } = useFormats()
  const t = useTranslations('bedside.asked')
  const { mine, receivedAt, askedAt, priority } = request
  const time = minuteTime(receivedAt ?? askedAt)
  return (
    <Panel icon={<CircleCheckBig />} title={t('receivedAt', { time })}>
      <p>{t(priority === 'emergency' ? 'emergency' : 'waiting')}</p>
      {!mine && <p className="mt-2 text-ink-soft">{t('askedForYou', { time: minuteTime(askedAt) })}</p>}
    </Panel>
  )
}

function Taken({ request }: { request: BedsideRequest }) {
  const { minuteTime } = useFormats()
  const t = useTranslations('bedside.asked')
  const { name, role } = useCallerWords(request.claimedBy)
  const proof = request.receivedAt !== null && t('receivedAt', { time: minuteTime(request.receivedAt) })
  return (
    <Panel icon={<UserCheck />} title={t('claimed', { name })}>
      <p>{role === null ? t('claimedElsewhere', { name }) : t('claimedMore', { name, role })}</p>
      {proof && <p className="mt-2 text-ink-soft">{proof}</p>}
    </Panel>
  )
}

interface PanelProps {
  readonly icon: ReactNode
  readonly title: string
  readonly variant?: 'hazard'
  readonly children: ReactNode
}

/** One message, large enough to read from the bed. */
const Panel = ({ icon, title, variant, children }: PanelProps) => (
  <section
    role="status"
    data-asked
    className={`rounded-2xl px-[3vw] py-[4vh] ${variant === 'hazard' ? 'hazard' : 'border border-line-strong bg-surface'}`}
  >
    <h2 className="flex items-center gap-[0.35em] text-[clamp(2rem,5.5vw,4rem)] leading-tight font-bold">
      <span aria-hidden className="flex-none [&_svg]:size-[1em]">
        {icon}
      </span>
      {title}
    </h2>
    <div className="mt-4 text-2xl">{children}</div>
  </section>
)
