import type { BedLeft, CallEntry, CallMedia, CallMember, CallSide } from '@/lib/realtime/calls'

/** A member's place in a call, and the socket that holds it; null while the member's connection is broken. */
interface Held {
  readonly side: CallSide
  readonly instance: string
  media: CallMedia
  socketId: string | null
  /** Gives the place up, unless the member comes back. */
  timer: NodeJS.Timeout | null
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
      ? { id, side: held.side, instance: held.instance, media: held.media, away: held.socketId === null }
      : null
  }

  /** The socket of a member; null while they are away or gone. */
  socketOf(memberId: string): string | null {
    return this.#members.get(memberId)?.socketId ?? null
  }

  /** @returns the socket that had the place before, if it is another one */
  enter(memberId: string, side: CallSide, { instance, media }: CallEntry, socketId: string): string | null {
    const before = this.#members.get(memberId)
    if (before?.timer) clearTimeout(before.timer)
    this.#members.set(memberId, { side, instance, media, socketId, timer: null })
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
