import type { Bed, BoardSnapshot, Locator, RequestView } from '@/lib/board/types'
import type { ApiReply, NurseClient } from './nurse-client'

/** A bed that help can be asked for, and how to name it. */
export interface AskedBed {
  readonly bedId: string
  readonly locator: Locator
}

/** What was asked, and what Lantern answered. */
export interface Creations {
  /** Every request id that a key was ever answered with. */
  readonly idsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** How each of the requests was ended by us; those not in it were left open. */
  readonly endedAs: ReadonlyMap<string, 'completed' | 'cancelled'>
  /** Answers other than the one that was due. */
  readonly surprises: readonly string[]
  /** Resolves once `count` creations were answered. */
  answered(count: number): Promise<void>
  /** Resolves once all were made. */
  readonly done: Promise<void>
}

const SHARE_REPEATED = 0.25
const SHARE_CANCELLED_AT_ONCE = 0.2
const SHARE_COMPLETED = 0.5

/**
 * Makes `total` creations at `beds`, `lanes` at a time, each with a key of its own; an earlier request at a bed is completed
 * or cancelled first. A call without an answer is repeated until it has one, and some are repeated all the same.
 */
export function makeCreations(
  nurse: NurseClient,
  beds: readonly AskedBed[],
  { total, lanes, random }: { total: number; lanes: number; random: () => number },
): Creations {
  const idsOf = new Map<string, Set<string>>()
  const endedAs = new Map<string, 'completed' | 'cancelled'>()
  const surprises: string[] = []
  const waiting: { count: number; wake: () => void }[] = []
  let next = 0

  const due = (what: string, reply: ApiReply, ...statuses: number[]) => {
    if (!statuses.includes(reply.status)) {
      surprises.push(`${what}: ${reply.status} ${JSON.stringify(reply.body)}`)
    }
    return reply
  }

  async function create(key: string, { locator }: AskedBed): Promise<string> {
    const reply = await nurse.insist('/api/assistance-requests', {
      method: 'POST',
      body: { locator, reason: 'other', priority: 'routine' },
      headers: { 'idempotency-key': key },
    })
    // 200: an earlier try of the same key had made it, and its answer was lost.
    const { id } = due(`create ${key}`, reply, 200, 201).body as RequestView
    idsOf.set(key, (idsOf.get(key) ?? new Set()).add(id))
    return id
  }

  async function end(id: string, how: 'completed' | 'cancelled'): Promise<void> {
    const path = `/api/assistance-requests/${id}`
    if (how === 'cancelled') {
      due('cancel', await nurse.insist(path, { method: 'DELETE', body: { reason: 'asked-by-mistake' } }), 200)
    } else {
      due('claim', await nurse.insist(`${path}/claim`, { method: 'POST' }), 200)
      due('complete', await nurse.insist(`${path}/complete`, { method: 'POST' }), 200)
    }
    endedAs.set(id, how)
  }

  /** The next bed of a lane without a request, or with one that Solo knows of; failing that, the next one. */
  async function choose(own: readonly AskedBed[], turn: number, openAt: ReadonlyMap<string, string>) {
    const inTurn = own.map((_bed, index) => own[(turn + index) % own.length])
    for (const bed of inTurn) {
      const open = bed && openAt.get(bed.bedId)
      if (bed && open === undefined) return bed
      const { status } = (await nurse.insist(`/api/assistance-requests/${open}`)).body as RequestView
      if (status !== 'sending' && status !== 'not-sent') return bed
    }
    return inTurn[0]
  }

  async function lane(own: readonly AskedBed[]): Promise<void> {
    const openAt = new Map<string, string>()
    for (let turn = 0; next < total; turn += 1) {
      const key = `creation-${next}`
      next += 1
      const bed = await choose(own, turn, openAt)
      if (!bed) throw new Error('There are fewer beds than lanes.')
      const open = openAt.get(bed.bedId)
      if (open !== undefined) await end(open, random() < SHARE_COMPLETED ? 'completed' : 'cancelled')
      const id = await create(key, bed)
      for (const one of waiting) if (idsOf.size >= one.count) one.wake()
      if (random() < SHARE_REPEATED) await create(key, bed)
      if (random() < SHARE_CANCELLED_AT_ONCE) {
        await end(id, 'cancelled')
        openAt.delete(bed.bedId)
      } else openAt.set(bed.bedId, id)
    }
  }

  const all = Array.from({ length: lanes }, (_, number) =>
    lane(beds.filter((_bed, index) => index % lanes === number)),
  )
  return {
    idsOf,
    endedAs,
    surprises,
    answered: (count) =>
      new Promise((wake) => {
        if (idsOf.size >= count) wake()
        else waiting.push({ count, wake })
      }),
    done: Promise.all(all).then(() => {}),
  }
}

/** Every building's board, in the order boards list them. */
export async function readBoards(nurse: NurseClient): Promise<BoardSnapshot[]> {
  const read = async (building: string) =>
    (await nurse.insist(`/api/board${building && `?building=${building}`}`)).body as BoardSnapshot
  const first = await read('')
  return Promise.all(first.buildings.map(({ id }) => (id === first.building.id ? first : read(id))))
}

/** The beds of these boards at which Solo has a device, and so takes requests. */
export const bedsToAsk = (boards: readonly BoardSnapshot[]): AskedBed[] =>
  boards.flatMap(({ building, beds }) =>
    beds
      .filter((bed) => bed.device.serial !== null)
      .map((bed) => ({ bedId: bed.id, locator: locatorOf(building.name, bed) })),
  )

const locatorOf = (building: string, bed: Bed): Locator => ({
  building,
  floor: bed.floor,
  room: bed.room,
  bed: bed.label,
})
