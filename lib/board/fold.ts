import type { Bed, BoardEvent, BoardSnapshot } from './types'

/** What a display knows about one building: every bed as it was after event `seq`. */
export interface Board {
  readonly buildingId: string
  readonly seq: number
  readonly beds: ReadonlyMap<string, Bed>
}

/**
 * The effect of an event. `seen`: the board has it already, or it is another building's. `gap`: events between the board's
 * number and this one are missing, and nothing was applied; ask for what came after `board.seq`.
 */
export type Folded = { readonly kind: 'applied' | 'seen' | 'gap'; readonly board: Board }

export const boardOf = (snapshot: BoardSnapshot): Board => ({
  buildingId: snapshot.building.id,
  seq: snapshot.seq,
  beds: new Map(snapshot.beds.map((bed) => [bed.id, bed])),
})

/** Applies one event of the log. Applying it again changes nothing. */
export function fold(board: Board, event: BoardEvent): Folded {
  if (event.buildingId !== board.buildingId || event.seq <= board.seq) return { kind: 'seen', board }
  if (event.seq > board.seq + 1) return { kind: 'gap', board }
  const beds = new Map(board.beds).set(event.bed.id, event.bed)
  if (event.bed.retired) beds.delete(event.bed.id)
  return { kind: 'applied', board: { ...board, seq: event.seq, beds } }
}
