'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DemoMark } from '@/components/shell/demo-mark'
import { Mark } from '@/components/shell/mark'
import { LanguageChoice } from '@/components/words/language-choice'
import { type DisplayEnd, shownCode } from '@/lib/board/display'
import { type Pairing, usePairing } from './use-pairing'

export interface PairingScreenProps {
  /** Why an earlier pairing has ended; null: there was none. */
  readonly ended: DisplayEnd | null
  /** Host and path of the page where the code is typed. */
  readonly typedAt: string
  readonly demo: boolean
  /** Serial number of the device of a bed; absent: a wall. */
  readonly serial?: string
}

/**
 * The screen before it is paired as a wall or as the device of a bed: its code and what to do with it, readable across
 * the room.
 */
export function PairingScreen({ ended, typedAt, demo, serial }: PairingScreenProps) {
  const t = useTranslations('displays.screen')
  const bed = useTranslations('displays.bedScreen')
  const pairing = usePairing(serial)
  const atBed = serial !== undefined
  return (
    <main data-wall-screen className="flex min-h-dvh flex-col px-[5vw] py-[4vh]">
      <div className="flex items-center justify-between gap-4">
        <Mark large />
        {demo && <DemoMark />}
      </div>
      <div className="flex flex-1 flex-col justify-center gap-[4vh] py-8">
        {ended && (
          <p
            role="status"
            className="max-w-4xl rounded-md bg-surface px-5 py-4 text-lg ring-1 ring-line ring-inset"
          >
            {atBed ? bed(ended) : t(ended)}
          </p>
        )}
        <h1 className="text-[clamp(1.5rem,2.6vw,4rem)] leading-tight font-semibold tracking-tight">
          {atBed ? bed('title', { serial }) : t('title')}
        </h1>
        <Code pairing={pairing} atBed={atBed} />
        <ol className="grid max-w-[60ch] list-decimal gap-[0.6em] pl-[1.4em] text-[clamp(1.125rem,1.6vw,2.5rem)] leading-snug text-ink-soft">
          <li>
            {t.rich('step1', {
              address: typedAt,
              b: (words) => <strong className="block font-semibold break-words text-ink">{words}</strong>,
            })}
          </li>
          <li>{atBed ? bed('step2') : t('step2')}</li>
          <li>{atBed ? bed('step3') : t('step3')}</li>
        </ol>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <p className="text-base text-ink-soft">
          {atBed ? bed.rich('notAWall', { link: signInLink }) : t.rich('notAWall', { link: signInLink })}
        </p>
        <LanguageChoice />
      </div>
    </main>
  )
}

const signInLink = (words: ReactNode) => (
  <a href="/sign-in" className="font-semibold text-ink underline underline-offset-4">
    {words}
  </a>
)

interface CodeProps {
  readonly pairing: Pairing
  readonly atBed: boolean
}

function Code({ pairing: { code, endsInMs, state }, atBed }: CodeProps) {
  const t = useTranslations('displays.screen')
  const bed = useTranslations('displays.bedScreen')
  const minutes = Math.ceil(endsInMs / 60_000)
  return (
    <div>
      <p
        aria-label={code ? t('code', { letters: [...code].join(' ') }) : t('noCode')}
        role="img"
        data-code={code ?? undefined}
        className={`text-[clamp(1.5rem,10.8vw,26rem)] leading-none font-bold tracking-tight whitespace-nowrap ${
          state === 'waiting' ? '' : 'text-ink-ghost'
        }`}
      >
        {code ? shownCode(code) : '····-····'}
      </p>
      <p role="status" className="mt-[1.5vh] min-h-[1.5em] text-[clamp(1rem,1.3vw,2rem)] text-ink-soft">
        {atBed && state === 'paired' ? bed('paired') : t(state, { minutes })}
      </p>
    </div>
  )
}
