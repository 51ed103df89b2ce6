import type { Bed, BoardEvent, BoardSnapshot } from './types'

/** What a display knows about one building: every bed as it was after event `seq`. */
export interface Board {
  readonly buildingId: string
  readonly seq: number
  /** When event `seq` was written; null where that is not known. */
  readonly seqAt: number | null
  readonly beds: ReadonlyMap<string, Bed>
}

/**
 * The effect of an event. `seen`: the board has it already, or it is another building's. `gap`: events between the board's
 * number and this one are missing, or this one belongs to another history of the log, and nothing was applied; ask for what came
 * after `board.seq`.
 */
export type Folded = { readonly kind: 'applied' | 'seen' | 'gap'; readonly board: Board }

export const boardOf = (snapshot: BoardSnapshot): Board => ({
  buildingId: snapshot.building.id,
  seq: snapshot.seq,
  seqAt: snapshot.seqAt ?? null,
  beds: new Map(snapshot.beds.map((bed) => [bed.id, bed])),
})

/** Where a reader of a log stands: the last event it has, and when that was written, where this is known. */
export interface LogPosition {
  readonly seq: number
  readonly seqAt?: number | null | undefined
}

/**
 * Returns whether two positions at the same number hold different events. A database that was restored, or failed over and lost
 * its last commits, gives lost numbers to other events.
 */
export const isOtherHistory = (one: LogPosition, other: LogPosition): boolean =>
  one.seq === other.seq && Boolean(one.seqAt && other.seqAt) && one.seqAt !== other.seqAt

/** What an event is to a reader of its building's log at `position`. */
export function stepFrom(
  position: LogPosition,
  { seq, at, previousAt }: BoardEvent,
): 'next' | 'seen' | 'gap' {
  if (isOtherHistory(position, { seq, seqAt: at })) return 'gap'
  if (isOtherHistory(position, { seq: seq - 1, seqAt: previousAt })) return 'gap'
  if (seq <= position.seq) return 'seen'
  return seq === position.seq + 1 ? 'next' : 'gap'
}

/** Applies one event of the log. Applying it again changes nothing. */
export function fold(board: Board, event: BoardEvent): Folded {
  if (event.buildingId !== board.buildingId) return { kind: 'seen', board }
  const step = stepFrom(board, event)
  if (step !== 'next') return { kind: step, board }
  const beds = new Map(board.beds).set(event.bed.id, event.bed)
  if (event.bed.retired) beds.delete(event.bed.id)
  return { kind: 'applied', board: { ...board, seq: event.seq, seqAt: event.at, beds } }
}
