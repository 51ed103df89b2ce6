import type { BoardSnapshot } from '@/lib/board/types'
import type { BoardStore } from './board-store'
import { callApi } from './http'

export interface BoardLoader {
  /** Fetches the snapshot and puts it into the store. Throws the refusal, as SWR expects. @returns the building's id */
  first(): Promise<string>
  /** Fetches it again, for a log that went on without this display or was restored; answers whether that worked. */
  again(): Promise<boolean>
}

/**
 * Brings the board of `path` into `store`, from answers of this moment alone. No snapshot stays in a cache: one of weeks ago,
 * with its requests, its names and its time, must never come back as if it were news.
 */
export function createBoardLoader(path: string, store: Pick<BoardStore, 'load'>): BoardLoader {
  return {
    async first() {
      const answer = await callApi<BoardSnapshot>(path)
      if (!answer.ok) throw answer.refusal
      store.load(answer.value)
      return answer.value.building.id
    },
    async again() {
      const answer = await callApi<BoardSnapshot>(path)
      if (answer.ok) store.load(answer.value, true)
      return answer.ok
    },
  }
}
