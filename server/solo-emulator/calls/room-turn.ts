import { and, asc, eq } from 'drizzle-orm'
import { databaseTime } from '@/server/platform/db/clock'
import { notify } from '@/server/platform/db/notify'
import type { Database, Transaction } from '@/server/platform/db/open'
import { callMember, callNote, callRoom } from '../db/call-tables'
import type { CallNote } from './notes'
import { type MemberRow, Room } from './room'

/** Notified when a call has new notes. */
export const CALL_CHANNEL = 'solo_calls'

/** What one turn may do with its call. */
export interface RoomTurn {
  readonly tx: Transaction
  readonly callId: string
  /** By the database's clock, which all nodes share. */
  readonly now: Date
  /** The call as it is in this turn. */
  readonly room: Room
  put(row: MemberRow): Promise<void>
  drop(memberId: string): Promise<void>
  /** Adds a note for the browsers of all nodes; they get it once the turn is committed. */
  say(note: CallNote): void
}

/** A note as it stands in the log of its call. */
export interface LoggedNote {
  readonly number: number
  /** The number of the note before it. */
  readonly after: number
  readonly note: CallNote
}

/** The notes of one turn, which follow the note with the number `after`. */
export interface Noted {
  readonly after: number
  readonly notes: readonly LoggedNote[]
}

/** The number of the last note of a log that ends with these. */
export const endOf = ({ after, notes }: Noted): number => notes.at(-1)?.number ?? after

export interface RoomTurns {
  /**
   * Runs `act` in one transaction that has the call to itself on all nodes: one change of a call after the other. Its notes are written
   * with it, numbered in the order of commit.
   */
  take<T>(callId: string, act: (turn: RoomTurn) => Promise<T>): Promise<Noted & { readonly value: T }>
  /** Adds notes that change no member, such as what one member sends another. */
  add(callId: string, notes: readonly CallNote[]): Promise<Noted>
}

/** What is notified on `CALL_CHANNEL`: which call has new notes, and which node wrote them. */
const noticeOf = (callId: string, nodeId: string): string => `${callId} ${nodeId}`
export const readNotice = (payload: string): { readonly callId: string; readonly nodeId: string } => {
  const [callId = '', nodeId = ''] = payload.split(' ')
  return { callId, nodeId }
}

/** Creates the turns that this node takes in calls. */
export function createRoomTurns({ orm, kind }: Pick<Database, 'orm' | 'kind'>, nodeId: string): RoomTurns {
  async function write(tx: Transaction, callId: string, { notes }: Noted): Promise<void> {
    if (notes.length === 0) return
    await tx.insert(callNote).values(notes.map((logged) => ({ callId, ...logged })))
    // A hint only: without it, nodes find the notes when they next look. With PGlite there is no other node.
    if (kind === 'postgres') await notify(tx, CALL_CHANNEL, noticeOf(callId, nodeId))
  }

  return {
    take: (callId, act) =>
      orm.transaction(async (tx) => {
        const { lastNote: after, bedLeft, now } = await lockRoom(tx, callId)
        const rows = await tx
          .select()
          .from(callMember)
          .where(eq(callMember.callId, callId))
          .orderBy(asc(callMember.cameAt), asc(callMember.memberId))
        const room = new Room(rows, bedLeft)
        const notes: CallNote[] = []
        const value = await act({
          tx,
          callId,
          now: new Date(now),
          room,
          async put(row) {
            room.put(row)
            await tx
              .insert(callMember)
              .values(row)
              .onConflictDoUpdate({ target: [callMember.callId, callMember.memberId], set: row })
          },
          async drop(memberId) {
            room.drop(memberId)
            await tx
              .delete(callMember)
              .where(and(eq(callMember.callId, callId), eq(callMember.memberId, memberId)))
          },
          say: (note) => void notes.push(note),
        })
        const noted = number(notes, after, now)
        if (notes.length > 0 || room.bedLeft !== bedLeft) {
          await tx
            .update(callRoom)
            .set({ lastNote: endOf(noted), bedLeft: room.bedLeft })
            .where(eq(callRoom.callId, callId))
        }
        await write(tx, callId, noted)
        return { value, ...noted }
      }),
    add: (callId, notes) =>
      orm.transaction(async (tx) => {
        const { lastNote: after, now } = await lockRoom(tx, callId)
        const noted = number(notes, after, now)
        await tx
          .update(callRoom)
          .set({ lastNote: endOf(noted) })
          .where(eq(callRoom.callId, callId))
        await write(tx, callId, noted)
        return noted
      }),
  }
}

/**
 * Numbers notes by the clock (µs), each above the one before: a log that lost its end with a failover never gives a number again, and by
 * `after` a node that has read what was lost notices.
 * @param now in ms since the epoch
 */
function number(notes: readonly CallNote[], after: number, now: number): Noted {
  const first = Math.max(after + 1, Math.floor(now * 1_000))
  return {
    after,
    notes: notes.map((note, index) => ({
      number: first + index,
      after: index === 0 ? after : first + index - 1,
      note,
    })),
  }
}

/** Makes the row of a call if it has none, locks it, and reads it as it is then. */
async function lockRoom(tx: Transaction, callId: string) {
  const [room] = await tx
    .insert(callRoom)
    .values({ callId })
    .onConflictDoUpdate({ target: callRoom.callId, set: { callId } })
    .returning({ lastNote: callRoom.lastNote, bedLeft: callRoom.bedLeft, now: databaseTime })
  if (!room) throw new Error('A room that was just made is not there')
  return room
}
