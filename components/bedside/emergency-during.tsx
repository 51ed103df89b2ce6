'use client'

import CircleCheckBig from 'lucide-react/icons/circle-check-big'
import Send from 'lucide-react/icons/send'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import UserCheck from 'lucide-react/icons/user-check'
import { useTranslations } from 'use-intl'
import { PhoneLink } from '@/components/ui/phone-link'
import { RefusalNote } from '@/components/words/refusal-note'
import { EmergencyButton } from './ask-panel'
import { useAttemptHere, useBedside, useBedsideTime, useView } from './bedside-context'
import { emergencyStateOf } from './emergency-state'
import { useAsk } from './use-ask'
import { useCallerWords } from './use-caller-words'

/** The emergency button while a nurse knocks or is in the call, and what became of it: the call goes on. */
export function EmergencyDuring() {
  const t = useTranslations('bedside.asked')
  const { clock, outbox } = useBedside()
  const ask = useAsk()
  const view = useView()
  const attempt = useAttemptHere()
  const read = (now: number) => emergencyStateOf(view, attempt, now)
  // Re-renders when the time changes the state, not every second.
  useBedsideTime((now) => read(now).kind)
  const state = read(clock.now())
  const { name } = useCallerWords(state.kind === 'coming' ? state.by : null)
  const call = () => {
    if (state.kind === 'refused') outbox.drop(state.attemptKey)
    ask('emergency')
  }
  switch (state.kind) {
    case 'none':
    case 'refused':
      return (
        <div className="grid gap-2">
          {state.kind === 'refused' && (
            <div role="alert" className="text-xl font-semibold">
              {t('refusedMore')}
              <RefusalNote refusal={state.refusal} />
            </div>
          )}
          <EmergencyButton words={t('raise')} onPress={call} />
        </div>
      )
    case 'sending':
      return (
        <Said icon={Send} state={state.kind}>
          {t('sending')}
        </Said>
      )
    case 'not-sent':
      return (
        <Said icon={TriangleAlert} state={state.kind} hazard>
          <strong>{t('notSent')}</strong>{' '}
          {view?.phone
            ? t.rich('notSentPhone', {
                number: view.phone,
                phone: (parts) => <PhoneLink number={view.phone ?? ''}>{parts}</PhoneLink>,
              })
            : t('notSentMore')}
        </Said>
      )
    case 'called':
      return (
        <Said icon={CircleCheckBig} state={state.kind}>
          {t('emergency')}
        </Said>
      )
    case 'coming':
      return (
        <Said icon={UserCheck} state={state.kind}>
          {t('claimed', { name })}
        </Said>
      )
  }
}

interface SaidProps {
  readonly icon: typeof Send
  readonly state: string
  readonly hazard?: boolean
  readonly children: React.ReactNode
}

const Said = ({ icon: Icon, state, hazard = false, children }: SaidProps) => (
  <div
    role="status"
    data-emergency={state}
    className={`flex min-h-16 items-center justify-center gap-3 rounded-2xl px-6 py-3 text-[1.375rem] leading-tight font-semibold ${hazard ? 'hazard' : 'border-2 border-emergency bg-surface text-ink'}`}
  >
    <Icon aria-hidden className="size-8 flex-none" />
    <p>{children}</p>
  </div>
)
