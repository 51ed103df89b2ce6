import type { BoardSnapshot } from '@/lib/board/types'
import type { BoardStore } from './board-store'
import { callApi } from './http'

export interface BoardLoader {
  /** Fetches the snapshot and loads it into the store. Throws the refusal, as SWR expects. @returns the building's id */
  first(): Promise<string>
  /** Fetches the snapshot again, after a gap in the log or a restored log; returns whether that worked. */
  again(): Promise<boolean>
}

/**
 * Creates a loader of the board at `path` into `store`. No snapshot is cached: one of weeks ago, with its requests and
 * names, must never come back as news.
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
