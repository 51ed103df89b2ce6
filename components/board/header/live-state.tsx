'use client'

import CircleDashed from 'lucide-react/icons/circle-dashed'
import Radio from 'lucide-react/icons/radio'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'

const STATES = {
  live: { icon: Radio, words: 'live' },
  connecting: { icon: CircleDashed, words: 'connecting' },
  stale: { icon: WifiOff, words: 'stale' },
  'signed-out': { icon: CircleDashed, words: 'signedOut' },
} as const

/** Whether the board is live: by shape and word, not by a green dot. */
export function LiveState() {
  const t = useBoardWords()
  const { state } = useObservable(useStore().connection)
  const { icon: Icon, words } = STATES[state]
  return (
    <p
      role="status"
      data-live={state}
      className={`flex items-center gap-1.5 px-1 text-sm font-semibold ${state === 'live' ? 'text-ink-soft' : 'text-ink'}`}
    >
      <Icon aria-hidden className="size-4" />
      {/* Longer words could take the header a second row, and move the beds under a finger just as the board goes live. */}
      <span className={state === 'live' ? 'max-sm:sr-only' : 'max-2xl:sr-only'}>{t(`header.${words}`)}</span>
    </p>
  )
}
