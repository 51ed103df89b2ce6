import { setTimeout as pause } from 'node:timers/promises'
import type { Bed } from '@/lib/board/types'
import type { AskedBed } from '../support/creations'
import { callerOf } from '../support/solo-call'
import { fetchBoard, type Screen } from './displays'
import type { FaultyNode } from './faulty-node'
import { type House, SOLO_API_KEY } from './house'
import { readLantern } from './records'

const SETTLED_WITHIN_MS = 300_000
const LOOK_EVERY_MS = 1_000

/** Waits until nothing is owed to Solo, and what is open there is what is open here. @returns what is not so after 5 minutes */
export async function settle(
  { databaseUrl, solo, nodes }: House,
  beds: readonly AskedBed[],
): Promise<string[]> {
  const call = callerOf(solo.origin, SOLO_API_KEY)
  const isOpenInSolo = async ({ locator }: AskedBed) => {
    const place = new URLSearchParams(Object.entries(locator))
    return (await call('GET', `/qapi/v1/request-assistance?${place}`)).status === 200
  }
  const until = Date.now() + SETTLED_WITHIN_MS
  for (;;) {
    const { requests } = await readLantern(databaseUrl)
    const open = new Set(requests.flatMap(({ bedId, endedAt }) => (endedAt === null ? [bedId] : [])))
    const owed = requests
      .filter(({ delivery }) => delivery !== 'done')
      .map(({ id }) => `${id} is owed to Solo`)
    const late = nodes.reduce((sum, { soloLine }) => sum + soloLine.underWay(), 0)
    const differing: string[] = []
    for (const bed of owed.length > 0 ? [] : beds) {
      const there = await isOpenInSolo(bed)
      if (there !== open.has(bed.bedId))
        differing.push(`bed ${bed.bedId} is ${there ? 'open in Solo only' : 'open in Lantern only'}`)
    }
    if (owed.length + differing.length === 0 && late === 0) return []
    if (Date.now() > until) return [...owed, ...differing].map((text) => `not settled in 5 minutes: ${text}`)
    await pause(LOOK_EVERY_MS)
  }
}

/**
 * Compares every screen with a fresh snapshot of each node, until they are equal.
 * @param withinMs an event on its way makes a screen differ for a moment
 * @returns what differs after that time
 */
export async function differencesOfScreens(
  screens: readonly Screen[],
  nodes: readonly FaultyNode[],
  cookie: string,
  withinMs: number,
): Promise<string[]> {
  const until = Date.now() + withinMs
  for (;;) {
    const found: string[] = []
    for (const [index, { port }] of nodes.entries()) {
      for (const building of new Set(screens.map((screen) => screen.building))) {
        const group = screens.filter((screen) => screen.building === building)
        const fresh = await fetchBoard(`http://127.0.0.1:${port}`, cookie, building).catch(
          (error: Error) => error,
        )
        if (fresh instanceof Error) found.push(`node ${index} gives no snapshot: ${fresh.message}`)
        else found.push(...group.flatMap((screen) => differences(screen, fresh.seq, fresh.beds)))
      }
    }
    if (found.length === 0 || Date.now() > until) return found
    await pause(LOOK_EVERY_MS)
  }
}

function differences(screen: Screen, seq: number, beds: readonly Bed[]): string[] {
  const shown = new Map(screen.beds().map((bed) => [bed.id, bed]))
  const differing = beds.filter((bed) => inOrder(shown.get(bed.id)) !== inOrder(bed))
  return [
    ...(screen.state() === 'live' ? [] : [`${screen.name} is ${screen.state()}`]),
    ...screen.left.map((why) => `${screen.name} wants to load its page again: ${why}`),
    ...(screen.seq() === seq ? [] : [`${screen.name} is at event ${screen.seq()}, the snapshot at ${seq}`]),
    ...(shown.size === beds.length
      ? []
      : [`${screen.name} shows ${shown.size} beds, there are ${beds.length}`]),
    ...differing.map(
      (bed) =>
        `${screen.name} shows ${JSON.stringify(shown.get(bed.id))}, the snapshot has ${JSON.stringify(bed)}`,
    ),
  ]
}

/** JSON whose keys are in order, for comparing. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? ''
