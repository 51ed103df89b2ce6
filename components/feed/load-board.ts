import { lockEpoch } from '@/components/ui/page-lock'
import type { BoardSnapshot } from '@/lib/board/types'
import type { BoardStore } from './board-store'
import { type ApiAnswer, callApi } from './http'

export interface BoardLoader {
  /** Fetches the snapshot and loads it into the store. @returns the building's id, or the refusal */
  first(): Promise<ApiAnswer<string>>
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
      if (!answer.ok) return answer
      store.load(answer.value)
      return { ...answer, value: answer.value.building.id }
    },
    async again() {
      const epoch = lockEpoch()
      const answer = await callApi<BoardSnapshot>(path)
      // That of a locked session must not replace the one that was fetched after the page was unlocked.
      if (!answer.ok || epoch !== lockEpoch()) return false
      store.load(answer.value, true)
      return true
    },
  }
}
