'use client'

import { DemoMark } from '@/components/shell/demo-mark'
import { Mark } from '@/components/shell/mark'
import { type DisplayEnd, shownCode } from '@/lib/board/display'
import { type Pairing, usePairing } from './use-pairing'

export interface PairingScreenProps {
  /** Why the screen is not paired any more, where it was. */
  readonly ended: DisplayEnd | null
  /** Host and path of the page where the code is typed. */
  readonly typedAt: string
  readonly demo: boolean
}

const ENDED: Readonly<Record<DisplayEnd, string>> = {
  revoked: 'An administrator has ended this screen’s pairing. Pair it again to show the board.',
  expired:
    'This screen was not used for 90 days, and its pairing has run out. Pair it again to show the board.',
}

/** What a screen shows until it is a wall display: its code, and what to do with it, to be read from across the room. */
export function PairingScreen({ ended, typedAt, demo }: PairingScreenProps) {
  const pairing = usePairing()
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
            {ENDED[ended]}
          </p>
        )}
        <h1 className="text-[clamp(1.5rem,2.6vw,4rem)] leading-tight font-semibold tracking-tight">
          Pair this screen as a wall display
        </h1>
        <Code pairing={pairing} />
        <ol className="grid max-w-[60ch] list-decimal gap-[0.6em] pl-[1.4em] text-[clamp(1.125rem,1.6vw,2.5rem)] leading-snug text-ink-soft">
          <li>
            At any computer, sign in to Lantern as an administrator and open
            <strong className="block font-semibold break-words text-ink">{typedAt}</strong>
          </li>
          <li>Type the code, name the screen, and say where it hangs.</li>
          <li>The board appears here by itself. This screen needs no password.</li>
        </ol>
      </div>
      <p className="text-base text-ink-soft">
        Not a wall display?{' '}
        <a href="/sign-in" className="font-semibold text-ink underline underline-offset-4">
          Sign in instead
        </a>
      </p>
    </main>
  )
}

function Code({ pairing: { code, endsInMs, state } }: { pairing: Pairing }) {
  return (
    <div>
      <p
        aria-label={code ? `Code ${[...code].join(' ')}` : 'No code yet'}
        role="img"
        data-code={code ?? undefined}
        className={`text-[clamp(1.5rem,10.8vw,26rem)] leading-none font-bold tracking-tight whitespace-nowrap ${
          state === 'waiting' ? '' : 'text-ink-ghost'
        }`}
      >
        {code ? shownCode(code) : '····-····'}
      </p>
      <p role="status" className="mt-[1.5vh] min-h-[1.5em] text-[clamp(1rem,1.3vw,2rem)] text-ink-soft">
        {words(state, endsInMs)}
      </p>
    </div>
  )
}

function words(state: Pairing['state'], endsInMs: number): string {
  if (state === 'paired') return 'Paired. The board is being opened…'
  if (state === 'gone') return 'Lantern’s server does not answer. This screen goes on trying.'
  if (state === 'later') return 'Too many codes were asked for from this network. This screen goes on trying.'
  if (state === 'asking') return 'A code is being made…'
  const minutes = Math.ceil(endsInMs / 60_000)
  return `Good for ${minutes === 1 ? 'less than a minute' : `${minutes} minutes`}; a new one follows by itself.`
}
