import { setTimeout as pause } from 'node:timers/promises'
import type { AskedBed } from '../support/creations'
import { callerOf } from '../support/solo-call'
import { SOLO_API_KEY } from './house'
import type { Told } from './told'

interface Tablet {
  readonly origin: string
  readonly beds: readonly AskedBed[]
  readonly random: () => number
  readonly told: Told
  readonly isOver: () => boolean
}

const ACT_EVERY_MS = 2_000

/** Asks for help and finishes that past Lantern, as people do at the vendor's tablet, until `isOver`. */
export async function runTablet({ origin, beds, random, told, isOver }: Tablet): Promise<void> {
  const call = callerOf(origin, SOLO_API_KEY)
  const openAt = new Map<string, string>()
  while (!isOver()) {
    await pause(random() * 2 * ACT_EVERY_MS)
    const bed = beds[Math.floor(random() * beds.length)]
    if (!bed) return
    const open = openAt.get(bed.bedId)
    if (open === undefined) {
      // Solo names a place by the same words.
      const reply = await call('POST', '/qapi/v1/request-assistance', { body: bed.locator })
      const id = idIn(reply.json)
      if (id === null) throw new Error(`The tablet's call was answered with ${reply.status} ${reply.text}`)
      told.elsewhere.add(id)
      openAt.set(bed.bedId, id)
    } else {
      await call('PUT', `/qapi/embedded/request-assistance/${open}`, { body: { finished: true } })
      openAt.delete(bed.bedId)
    }
  }
}

const idIn = (json: unknown): string | null =>
  typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string' ? json.id : null
