'use client'

import DoorOpen from 'lucide-react/icons/door-open'
import Moon from 'lucide-react/icons/moon'
import VideoOff from 'lucide-react/icons/video-off'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { startChime } from '@/components/sound/chime'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Knock as KnockFacts } from '@/lib/bedside/view'
import { AlwaysInView } from './always-in-view'
import { useBedside } from './bedside-context'
import { BigButton } from './big-button'
import { EmergencyDuring } from './emergency-during'
import type { KnockAnswers } from './use-answer-knock'
import { useCallerWords } from './use-caller-words'

/** A caller waits: their name, and the two answers. Camera and microphone stay off until "let in". */
export function Knock({ knock, door }: { knock: KnockFacts; door: KnockAnswers }) {
  const t = useTranslations('bedside.knock')
  const { player, privacy, store } = useBedside()
  const quiet = useObservable(privacy)
  const stale = useObservable(store.connection).state === 'stale'
  // A stale view cannot tell whether the caller still waits.
  const silent = quiet || stale || door.busy !== null
  useEffect(() => {
    if (!silent) return startChime(player)
  }, [player, silent])
  const { name, role } = useCallerWords(knock.by)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section data-knock className="grid gap-4 text-center max-sm:gap-3" aria-labelledby="knock-title">
      <div role="alert">
        <h2
          id="knock-title"
          ref={title}
          tabIndex={-1}
          className="text-[clamp(1.5rem,4vw,1.875rem)] font-semibold outline-none"
        >
          {t('title')}
        </h2>
      </div>
      <p className="text-[clamp(2rem,min(7vw,8vh),5rem)] leading-tight font-bold text-balance">{name}</p>
      {role !== null && <p className="-mt-3 text-[clamp(1.375rem,4vw,1.875rem)] text-ink-soft">{role}</p>}
      <p className="flex items-center justify-center gap-3 text-xl max-sm:text-base">
        <VideoOff aria-hidden className="size-7 flex-none" />
        {t('camera')}
      </p>
      {quiet && (
        <p className="flex items-center justify-center gap-3 text-xl font-semibold max-sm:text-base">
          <Moon aria-hidden className="size-7 flex-none" />
          {t('privacy')}
        </p>
      )}
      <div className="mx-auto grid w-full max-w-5xl grid-cols-[3fr_2fr] gap-4">
        <BigButton
          variant="primary"
          className="text-[clamp(1.375rem,5vw,2.25rem)] max-sm:px-3"
          disabled={door.busy !== null}
          onClick={() => void door.letIn()}
        >
          <DoorOpen aria-hidden className="size-[1.25em] flex-none" />
          {t(door.busy === 'letting-in' ? 'opening' : 'letIn')}
        </BigButton>
        <BigButton
          className="text-[clamp(1.25rem,4vw,1.75rem)] max-sm:px-3"
          disabled={door.busy !== null}
          onClick={() => void door.decline()}
        >
          {t('notNow')}
        </BigButton>
      </div>
      <AnswerProblem door={door} />
      <AlwaysInView>
        <EmergencyDuring />
      </AlwaysInView>
    </section>
  )
}

/** The caller is still in the call after an answer: the way back in, without haste. */
export function StillThere({ knock, door }: { knock: KnockFacts; door: KnockAnswers }) {
  const t = useTranslations('bedside.knock')
  const { name } = useCallerWords(knock.by)
  return (
    <section
      data-still-there
      className="flex flex-wrap items-center justify-between gap-4 rounded-2xl border border-line-strong bg-surface px-6 py-4"
    >
      <p role="status" className="text-2xl font-semibold">
        {t(knock.answered === 'declined' ? 'waits' : 'still', { name })}
      </p>
      <BigButton variant="primary" disabled={door.busy !== null} onClick={() => void door.letIn()}>
        <DoorOpen aria-hidden className="size-9 flex-none" />
        {t(door.busy === 'letting-in' ? 'opening' : knock.answered === 'declined' ? 'letIn' : 'again')}
      </BigButton>
      <div className="basis-full empty:hidden">
        <AnswerProblem door={door} />
      </div>
    </section>
  )
}

function AnswerProblem({ door: { problem } }: { door: KnockAnswers }) {
  const t = useTranslations('bedside.knock')
  if (problem === null) return null
  return problem === 'shut' ? <RefusalNote>{t('failed')}</RefusalNote> : <RefusalNote refusal={problem} />
}
