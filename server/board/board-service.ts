import type { BoardSnapshot, FoundBed } from '@/lib/board/types'
import type { Result } from '@/lib/errors'
import type { Permit } from '../auth/permit'

export interface BoardService {
  /** By name or id; the first building when absent. Masked unless `actor` may read patients. */
  snapshot(permit: Permit<'board:read'>, building: string | null): Promise<Result<BoardSnapshot>>
  /** An exact MRN (for those who may read patients), an exact device serial, or words of a place; at most 20. */
  search(permit: Permit<'board:read'>, text: string): Promise<Result<readonly FoundBed[]>>
}
