import { type PairedDisplay, SEEN_NOW_MS } from '@/lib/board/display'
import { inWords } from '@/lib/board/waiting'

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const DAY_MS = 86_400_000

/** "23 Nov 2026", where the administrator is. `at`: ms since the epoch. */
export const dayWords = (at: number): string => day.format(at)

/** Whether the screen is on, and if not, since when. `now`: server time (ms). */
export function seenWords({ lastSeenAt }: PairedDisplay, now: number): string {
  if (lastSeenAt === null) return 'Never seen: its screen has not opened the board'
  const ago = now - lastSeenAt
  if (ago < SEEN_NOW_MS) return 'On now'
  return ago < DAY_MS ? `Off: last seen ${inWords(ago)} ago` : `Off: last seen on ${dayWords(lastSeenAt)}`
}

/** Until when it stays paired without being used. */
export const validWords = ({ expiresAt, lastSeenAt }: PairedDisplay): string => {
  if (expiresAt !== null) return `Valid until ${dayWords(expiresAt)}, longer by use`
  return lastSeenAt === null ? 'Waiting for its screen' : 'Run out: pair it again'
}
