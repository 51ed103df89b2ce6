import { type BedLeft, CALL_SEATS, type CallMember, type CallSide } from '@/lib/realtime/calls'
import type { callMember } from '../db/call-tables'

/** A browser's place in a call, or a guest's at its door. */
export type MemberRow = typeof callMember.$inferSelect

/** The members of one call on all nodes, and the guests at its door, as they stand. Knows no network and no database. */
export class Room {
  readonly #rows: Map<string, MemberRow>

  constructor(
    rows: readonly MemberRow[],
    /** How the bedside last left, until it comes back; null while it has not. */
    public bedLeft: BedLeft | null,
  ) {
    this.#rows = new Map(rows.map((row) => [row.memberId, row]))
  }

  put(row: MemberRow): void {
    this.#rows.set(row.memberId, row)
  }

  drop(memberId: string): void {
    this.#rows.delete(memberId)
  }

  /** In the call or at its door. */
  at(memberId: string): MemberRow | null {
    return this.#rows.get(memberId) ?? null
  }

  /** All who are in the call or at its door. */
  get all(): MemberRow[] {
    return [...this.#rows.values()]
  }

  get #members(): MemberRow[] {
    return this.all.filter(({ place }) => place === 'in')
  }

  /** Whether one more of that side may enter: guests never take the last place. */
  hasPlaceFor(side: CallSide): boolean {
    return this.#members.length < CALL_SEATS + (side === 'guest' ? 0 : 1)
  }

  has(memberId: string): boolean {
    return this.at(memberId)?.place === 'in'
  }

  hasSide(side: CallSide): boolean {
    return this.#members.some((member) => member.side === side)
  }

  /** Whether a member of that side is connected: a kept place of a broken connection is not. */
  isConnected(side: CallSide): boolean {
    return this.#members.some((member) => member.side === side && member.socketId !== null)
  }

  /** Whether that socket holds that member's place in the call. */
  isHeldBy(memberId: string, socketId: string): boolean {
    return this.has(memberId) && this.at(memberId)?.socketId === socketId
  }

  /** All members except `memberId`. */
  others(memberId: string): CallMember[] {
    return this.#members.filter((row) => row.memberId !== memberId).map(memberView)
  }

  /** The guest of that invitation, in the call or at its door. */
  guestBy(invitationId: string): MemberRow | null {
    return this.all.find((row) => row.invitationId === invitationId) ?? null
  }
}

/** A member as the others in the call see it. */
export const memberView = ({
  memberId,
  side,
  instance,
  media,
  socketId,
  guestKind,
}: MemberRow): CallMember => ({
  id: memberId,
  side,
  instance,
  media,
  away: socketId === null,
  ...(guestKind && { guest: guestKind }),
})
