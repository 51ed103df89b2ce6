import type { Connection } from '@/components/feed/board-store'
import type { Observable } from '@/components/feed/observable'
import { BURSTS, NO_NEWS } from '@/lib/sound/patterns'
import { type Heard, nextBurst, type Ringing, stillSounds } from '@/lib/sound/schedule'
import type { Player, Playing } from './player'
import type { SoundSettings } from './sound-settings'
import type { SoundingTab } from './sounding-tab'

export interface AlarmParts {
  readonly alerts: Pick<Observable<readonly Ringing[]>, 'get' | 'subscribe'>
  readonly connection: Pick<Observable<Connection>, 'get' | 'subscribe'>
  readonly settings: Pick<Observable<SoundSettings>, 'get' | 'subscribe'>
  readonly player: Pick<Player, 'state' | 'play'>
  readonly tab: Pick<SoundingTab, 'isHere'>
  /** Returns the time (ms) of a steady clock. */
  readonly now: () => number
}

/**
 * Sounds for the reader's alerts where this tab is the one that sounds, and stops as soon as they are claimed. A stale display cannot know about claims: it
 * plays one tone for that and falls silent until news comes.
 * @returns what ends it
 */
export function startAlarm({ alerts, connection, settings, player, tab, now }: AlarmParts): () => void {
  let heard: Heard | null = null
  let playing: Playing | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let playedNoNews = false

  const stopSound = () => {
    playing?.stop()
    playing = null
  }

  const update = () => {
    clearTimeout(timer)
    const { volume, muted } = settings.get()
    const { state } = connection.get()
    const stale = state === 'stale'
    if (player.state.get() !== 'ready') return
    if (state === 'signed-out') return stopSound()
    const isHere = tab.isHere.get()
    if (stale && !muted && !playedNoNews && isHere) {
      stopSound()
      playing = player.play(NO_NEWS, volume)
    }
    if (stale) playedNoNews = true
    else if (state === 'live') playedNoNews = false
    if (muted || (!isHere && !stale)) stopSound()
    // The next turn of this tab begins with a burst.
    if (!isHere) heard = null
    if (stale || muted || !isHere) return
    const ringing = alerts.get()
    if (heard && !stillSounds(heard, ringing)) stopSound()
    const due = nextBurst(ringing, heard, now())
    if (!due) return
    const wait = due.at - now()
    if (wait > 0) {
      timer = setTimeout(update, wait)
      return
    }
    stopSound()
    playing = player.play(BURSTS[due.priority], volume)
    heard = { priority: due.priority, ids: due.ids, at: now() }
    update()
  }

  const stops = [alerts, connection, settings, player.state, tab.isHere].map((observable) =>
    observable.subscribe(update),
  )
  update()
  return () => {
    clearTimeout(timer)
    stopSound()
    for (const stop of stops) stop()
  }
}
