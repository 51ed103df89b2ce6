import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import { Button } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import type { CallSide } from '@/lib/realtime/calls'
import type { Translate } from '@/lib/words/translator'
import type { CallState } from './call-state'

/** A call that is over for this browser, or that refused it. */
export type CallEnded = Extract<CallState, { kind: 'over' | 'refused' }>

const endOf = (state: CallEnded) => (state.kind === 'over' ? state.why : null)

export interface CallOverProps {
  readonly state: CallEnded
  readonly side: CallSide
  /** What the nurse of this call does next, instead of the text that leads to the board. */
  readonly after?: ReactNode
}

/** The page after a call, on either side. */
export function CallOver({ state, side, after }: CallOverProps) {
  const t = useTranslations('call')
  const outdated = useTranslations('shell.protocol')
  if (state.kind === 'refused' && state.mismatch) {
    return (
      <MessagePage title={t('outdated')}>
        <p>{t('outdatedText')}</p>
        <Button variant="primary" className="mt-6 min-h-16 w-full text-xl" onClick={reloadWhenServerUp}>
          {outdated.rich('reload', { also: (words) => <span className="sr-only">{words}</span> })}
        </Button>
      </MessagePage>
    )
  }
  // A nurse who hangs up has left; a call that is over for them all the same has lost them.
  const why =
    state.kind === 'over' && side === 'provider' && state.why === 'hung-up' ? 'you-lost' : endOf(state)
  const title = why === null ? t('refused') : t(`over.${why}`)
  // The same call in another window goes on there.
  if (after && why !== null && why !== 'taken-over') {
    return (
      <main className="call-over">
        <h1 className="text-3xl font-bold tracking-tight">{title}</h1>
        <p className="mt-2 text-base text-ink-soft">{t('devicesOff')}</p>
        <div className="mt-6">{after}</div>
        <ToBoard />
      </main>
    )
  }
  return (
    <MessagePage title={title}>
      <p>{textOf(why, side, t)}</p>
      {side === 'provider' && <ToBoard />}
    </MessagePage>
  )
}

function ToBoard() {
  const t = useTranslations('call')
  return (
    <p className="mt-6">
      <a
        className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
        href="/board"
      >
        {t('toBoard')}
      </a>
    </p>
  )
}

function textOf(why: ReturnType<typeof endOf> | 'you-lost', side: CallSide, t: Translate<'call'>): string {
  if (why === null) return t('refusedText')
  // A guest has no board.
  return why === 'left' && side === 'guest' ? t('leftAsGuest') : t(`overText.${why}`)
}
