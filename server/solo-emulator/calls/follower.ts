import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { Invitation } from '@/lib/realtime/calls'
import type { Database } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import { callNote, callRoom } from '../db/call-tables'
import type { Caller } from './caller'
import { handOut } from './hand-out'
import { breakOff, type Here, memberOf, release } from './here'
import { CALL_CHANNEL, endOf, type LoggedNote, type Noted, readNotice } from './room-turn'

/** A call of which this node has a browser. */
interface Followed {
  readonly here: Map<string, Here>
  /** The number of the last note handed out; null before the first entry here is committed. */
  last: number | null
  /** How many turns of the call are under way on this node: it is not forgotten meanwhile. */
  held: number
  /** The log may have notes after `last`. */
  behind: boolean
  /** The log has had notes up to this number. */
  due: number
  /** Notes are handed out one batch after the other. */
  handing: Promise<void> | null
}

export interface FollowerSettings {
  readonly database: Pick<Database, 'orm' | 'listen' | 'kind'>
  readonly nodeId: string
  /** Returns the invitations of a call as they now stand. */
  readonly invitations: (callId: string) => Promise<Invitation[]>
  readonly log: FastifyBaseLogger
}

export type Follower = ReturnType<typeof createFollower>

/**
 * Creates what tells the browsers of this node the notes of their calls, in order: those that this node wrote from memory, those of
 * others from the database. NOTIFY says that there are some; without it, they are found by `check`.
 */
export function createFollower({ database, nodeId: ownId, invitations, log }: FollowerSettings) {
  const { orm } = database
  /** No other node writes notes. */
  const isAlone = database.kind === 'pglite'
  const calls = new Map<string, Followed>()

  async function handAll(followed: Followed, callId: string, notes: readonly LoggedNote[]): Promise<void> {
    for (const { number, note } of notes) {
      await handOut(followed.here, note, number, () => invitations(callId))
      // Only now: a note that could not be handed out is read again.
      followed.last = number
    }
  }

  async function readOn(followed: Followed, callId: string): Promise<void> {
    while (followed.behind && followed.last !== null) {
      followed.behind = false
      const { last, due } = followed
      const notes = await orm
        .select({ number: callNote.number, after: callNote.after, note: callNote.note })
        .from(callNote)
        .where(and(eq(callNote.callId, callId), gt(callNote.number, last)))
        .orderBy(asc(callNote.number))
      const isWhole = notes.every(({ after }, index) => after === (notes[index - 1]?.number ?? last))
      if (!isWhole || endOf({ after: last, notes }) < due) return startAgain(followed)
      await handAll(followed, callId, notes)
    }
  }

  /** Notes were deleted, or lost with a failover, before this node read them. */
  function startAgain(followed: Followed): void {
    log.warn('This node was cut off from a call: its browsers enter again')
    const cutOff = [...followed.here.values()]
    followed.here.clear()
    followed.last = null
    followed.behind = false
    followed.due = 0
    for (const one of cutOff) breakOff(one)
  }

  function inOrder(followed: Followed, work: () => Promise<void>): Promise<void> {
    const handed = (followed.handing ?? Promise.resolve()).then(work).catch((error: unknown) => {
      followed.behind = true
      log.warn({ code: errorCode(error) }, 'The notes of a call could not be handed out')
    })
    followed.handing = handed
    return handed.finally(() => {
      if (followed.handing === handed) followed.handing = null
    })
  }

  const forgetEmpty = (callId: string, followed: Followed) => {
    if (followed.here.size === 0 && followed.held === 0 && calls.get(callId) === followed)
      calls.delete(callId)
  }

  function heard(payload: string): void {
    const { callId, nodeId } = readNotice(payload)
    // Its own it hands out from memory.
    if (nodeId !== ownId) wake(callId)
  }

  function wake(callId: string): void {
    const followed = calls.get(callId)
    if (!followed || followed.behind) return
    followed.behind = true
    if (followed.last !== null) void inOrder(followed, () => readOn(followed, callId))
  }

  const wakeAll = () => {
    for (const callId of calls.keys()) wake(callId)
  }

  return {
    start: () => database.listen(CALL_CHANNEL, heard, wakeAll),

    /** Runs a turn of a call that may bring a browser to this node, or hands notes to those it has. */
    async during<T>(callId: string, turn: () => Promise<T>): Promise<T> {
      const followed = calls.get(callId) ?? {
        here: new Map<string, Here>(),
        last: null,
        held: 0,
        behind: false,
        due: 0,
        handing: null,
      }
      calls.set(callId, followed)
      followed.held += 1
      try {
        return await turn()
      } finally {
        followed.held -= 1
        forgetEmpty(callId, followed)
      }
    },

    /** Hands out what a turn on this node has noted, after all that was noted before. Within `during`. */
    async hand(callId: string, noted: Noted): Promise<void> {
      const followed = calls.get(callId)
      if (!followed || noted.notes.length === 0) return
      followed.last ??= noted.after
      await inOrder(followed, async () => {
        if (followed.last === noted.after) await handAll(followed, callId, noted.notes)
        else followed.behind = true
        await readOn(followed, callId)
      })
    },

    /** A browser has come, with the note of that number. Its entry is answered by `release`. Within `during`. */
    come(socket: Caller, place: Here['place'], noted: Noted): Here {
      const { callId } = socket.data.seat
      const followed = calls.get(callId)
      if (!followed) throw new Error('A browser comes during a turn of its call')
      followed.last ??= noted.after
      const before = followed.here.get(socket.id)
      const here: Here = {
        socket,
        place,
        after: before?.after ?? endOf(noted),
        held: before ? before.held : [],
      }
      followed.here.set(socket.id, here)
      return here
    },
    release,

    /** @returns where that socket is, on this node */
    at: ({ id, data: { seat } }: Caller): Here['place'] | null =>
      calls.get(seat.callId)?.here.get(id)?.place ?? null,

    /** The browser is gone, or has left. */
    go({ id, data: { seat } }: Caller): void {
      const followed = calls.get(seat.callId)
      followed?.here.delete(id)
      if (followed) forgetEmpty(seat.callId, followed)
    },

    /** @returns the member of a call, if they are connected to this node */
    member(callId: string, memberId: string): Here | null {
      const here = [...(calls.get(callId)?.here.values() ?? [])]
      return here.find((one) => one.place === 'in' && memberOf(one) === memberId) ?? null
    },

    /** Resolves once what is being handed out in a call is out; null where nothing is. */
    handing: (callId: string): Promise<void> | null => calls.get(callId)?.handing ?? null,

    /** Looks for notes that no notice announced. */
    async check(): Promise<void> {
      // As of now: while the database answers, turns of this node go on.
      const before = new Map(
        [...calls].flatMap(([id, { last, behind }]) =>
          last === null || (isAlone && !behind) ? [] : [[id, last] as const],
        ),
      )
      if (before.size === 0) return
      const rows = await orm
        .select({ id: callRoom.callId, lastNote: callRoom.lastNote })
        .from(callRoom)
        .where(inArray(callRoom.callId, [...before.keys()]))
      const rooms = new Map(rows.map(({ id, lastNote }) => [id, lastNote]))
      for (const [callId, last] of before) {
        const followed = calls.get(callId)
        if (!followed || followed.last === null) continue
        const lastNote = rooms.get(callId) ?? 0
        if (lastNote < last) void inOrder(followed, async () => startAgain(followed))
        else if (lastNote > followed.last) {
          followed.due = lastNote
          followed.behind = false
          wake(callId)
        }
      }
    },
  }
}
