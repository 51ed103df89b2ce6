'use client'

import type { ReactNode } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Refusal } from '@/lib/errors'

export interface BoardBodyProps {
  readonly wall?: boolean
  /** Why there is no board yet. */
  readonly refusal: Refusal | null
  /** The beds. */
  readonly children: ReactNode
}

/** The area of the beds, grey and hatched while stale. The last known state always stays. */
export function BoardBody({ wall = false, refusal, children }: BoardBodyProps) {
  const t = useBoardWords()
  const store = useStore()
  const stale = useObservable(store.connection).state === 'stale'
  const known = useObservable(store.boardInfo) !== null
  return (
    <main
      data-stale={stale}
      className={`relative flex min-w-0 flex-1 flex-col ${wall ? 'min-h-0 px-5 pb-4' : 'px-4 py-4 sm:px-6'}`}
    >
      <div className={`flex min-h-0 flex-1 flex-col ${stale ? 'grayscale' : ''}`}>
        {known ? children : <NotYet refusal={refusal} />}
      </div>
      {!wall && <p className="mt-6 text-sm text-ink-faint">{t('body.supplement')}</p>}
      {stale && <div aria-hidden className="hatch pointer-events-none absolute inset-0 z-10 text-ink-soft" />}
    </main>
  )
}

function NotYet({ refusal }: { refusal: Refusal | null }) {
  const t = useBoardWords()
  const refused = useRefusalWords()
  return (
    <div className="grid flex-1 place-items-center py-24 text-center text-lg text-ink-soft">
      {refusal ? (
        <div role="alert" className="max-w-lg">
          <p className="text-xl font-semibold text-ink">{t('body.notYet')}</p>
          <p className="mt-2">{refused(refusal)}</p>
          <p className="mt-2">{t('body.untilThen')}</p>
        </div>
      ) : (
        <p role="status">{t('body.loading')}</p>
      )}
    </div>
  )
}

export function NoBeds() {
  const t = useBoardWords()
  return <p className="py-24 text-center text-lg text-ink-soft">{t('body.noBeds')}</p>
}
