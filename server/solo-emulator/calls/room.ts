import type { BedLeft, CallEntry, CallMedia, CallMember, CallSide, InviteeKind } from '@/lib/realtime/calls'

/** Who a guest is, and by which invitation. */
export interface Guest {
  readonly kind: InviteeKind
  readonly invitationId: string
}

/** A member's place in a call, and the socket that holds it; null while the member's connection is broken. */
interface Held {
  readonly side: CallSide
  readonly instance: string
  readonly guest: Guest | null
  media: CallMedia
  socketId: string | null
  /** Gives the place up, unless the member comes back. */
  timer: NodeJS.Timeout | null
}

export interface Entering {
  readonly memberId: string
  readonly side: CallSide
  readonly guest: Guest | null
}

/** The members of one call. Knows no network and no database. */
export class Room {
  readonly #members = new Map<string, Held>()
  /** When both sides first met. */
  since: Date | null = null
  /** How the bedside last left, until it comes back; null while it has not. */
  bedLeft: BedLeft | null = null

  get isEmpty(): boolean {
    return this.#members.size === 0
  }

  get size(): number {
    return this.#members.size
  }

  has(memberId: string): boolean {
    return this.#members.has(memberId)
  }

  hasSide(side: CallSide): boolean {
    return [...this.#members.values()].some((member) => member.side === side)
  }

  /** Whether a member of that side is connected: a kept place of a broken connection is not. */
  isConnected(side: CallSide): boolean {
    return [...this.#members.values()].some((member) => member.side === side && member.socketId !== null)
  }

  /** All members except `memberId`. */
  others(memberId: string): CallMember[] {
    return [...this.#members.keys()].filter((id) => id !== memberId).flatMap((id) => this.member(id) ?? [])
  }

  member(id: string): CallMember | null {
    const held = this.#members.get(id)
    return held
      ? {
          id,
          side: held.side,
          instance: held.instance,
          media: held.media,
          away: held.socketId === null,
          ...(held.guest && { guest: held.guest.kind }),
        }
      : null
  }

  /** The socket of a member; null while they are away or gone. */
  socketOf(memberId: string): string | null {
    return this.#members.get(memberId)?.socketId ?? null
  }

  /** The sockets of that side. */
  socketsOf(side: CallSide): string[] {
    return [...this.#members.values()].flatMap((member) =>
      member.side === side && member.socketId !== null ? [member.socketId] : [],
    )
  }

  /** The member who is in the call by that invitation. */
  guestBy(invitationId: string): string | null {
    for (const [id, { guest }] of this.#members) if (guest?.invitationId === invitationId) return id
    return null
  }

  /** The invitation of a guest; null for the other sides. */
  invitationOf(memberId: string): string | null {
    return this.#members.get(memberId)?.guest?.invitationId ?? null
  }

  /** @returns the socket that had the place before, if it is another one */
  enter(
    { memberId, side, guest }: Entering,
    { instance, media }: CallEntry,
    socketId: string,
  ): string | null {
    const before = this.#members.get(memberId)
    if (before?.timer) clearTimeout(before.timer)
    this.#members.set(memberId, { side, instance, guest, media, socketId, timer: null })
    return before?.socketId && before.socketId !== socketId ? before.socketId : null
  }

  setMedia(memberId: string, media: CallMedia): void {
    const held = this.#members.get(memberId)
    if (held) held.media = media
  }

  /** Keeps the place of a broken connection for `keptMs`, then calls `giveUp`. False if another socket has the place. */
  lose(memberId: string, socketId: string, keptMs: number, giveUp: () => void): boolean {
    const held = this.#members.get(memberId)
    if (held?.socketId !== socketId) return false
    held.socketId = null
    held.timer = setTimeout(giveUp, keptMs)
    held.timer.unref()
    return true
  }

  leave(memberId: string): CallSide | null {
    const held = this.#members.get(memberId)
    if (!held) return null
    if (held.timer) clearTimeout(held.timer)
    this.#members.delete(memberId)
    return held.side
  }

  /** Stops all timers. */
  close(): void {
    for (const { timer } of this.#members.values()) if (timer) clearTimeout(timer)
    this.#members.clear()
  }
}
