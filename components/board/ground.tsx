'use client'

import { useCell, useStore } from '@/components/feed/feed-context'
import type { Refusal } from '@/lib/errors'
import { Grid } from './grid'
import { WallGrid } from './wall-grid'

/** The beds, greyed and hatched while there is no news of them. The last known state always stays. */
export function Ground({ wall, refusal }: { wall: boolean; refusal: Refusal | null }) {
  const store = useStore()
  const stale = useCell(store.connection).state === 'stale'
  const known = useCell(store.surroundings) !== null
  return (
    <main
      data-stale={stale}
      className={`relative flex min-w-0 flex-1 flex-col ${wall ? 'min-h-0 px-5 pb-4' : 'px-4 py-4 sm:px-6'}`}
    >
      <div className={`flex min-h-0 flex-1 flex-col ${stale ? 'grayscale' : ''}`}>
        {known ? (
          wall ? (
            <WallGrid empty={<NoBeds />} />
          ) : (
            <Grid empty={<NoBeds />} />
          )
        ) : (
          <NotYet refusal={refusal} />
        )}
      </div>
      {!wall && (
        <p className="mt-6 text-sm text-ink-faint">
          Lantern supplements the wired nurse call. It does not replace it.
        </p>
      )}
      {stale && <div aria-hidden className="hatch pointer-events-none absolute inset-0 z-10 text-ink-soft" />}
    </main>
  )
}

function NotYet({ refusal }: { refusal: Refusal | null }) {
  return (
    <div className="grid flex-1 place-items-center py-24 text-center text-lg text-ink-soft">
      {refusal ? (
        <div role="alert" className="max-w-lg">
          <p className="text-xl font-semibold text-ink">The board cannot be loaded yet</p>
          <p className="mt-2">{refusal.message}</p>
          <p className="mt-2">Lantern goes on trying. Until then use the phone or the nurse call.</p>
        </div>
      ) : (
        <p role="status">Loading the board…</p>
      )}
    </div>
  )
}

const NoBeds = () => (
  <p className="py-24 text-center text-lg text-ink-soft">
    This building has no beds yet. An administrator imports them.
  </p>
)
