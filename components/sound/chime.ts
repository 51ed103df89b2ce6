import { KNOCK } from '@/lib/sound/patterns'
import type { Player, Playing } from './player'

/** From the start of one chime to the next: often enough to be found, seldom enough to talk over. */
const REPEAT_MS = 6_000
const VOLUME = 0.6

/** Chimes at once and repeats until it is ended; a blocked player starts as soon as it is unlocked. @returns what ends it */
export function startChime(player: Pick<Player, 'state' | 'play'>): () => void {
  let playing: Playing | null = null
  const chime = () => {
    if (player.state.get() === 'ready') playing = player.play(KNOCK, VOLUME)
  }
  const unsubscribe = player.state.subscribe(chime)
  const timer = setInterval(chime, REPEAT_MS)
  chime()
  return () => {
    unsubscribe()
    clearInterval(timer)
    playing?.stop()
  }
}
