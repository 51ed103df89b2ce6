'use client'

import { useEffect, useState } from 'react'
import type { Refusal } from '@/lib/errors'
import type { BoardStore } from './board-store'
import type { BoardLoader } from './load-board'

/** What has become of the first snapshot; both are null while it is on its way. */
interface FirstSnapshot {
  readonly buildingId: string | null
  /** Why there is none yet. */
  readonly refusal: Refusal | null
}

const NOTHING: FirstSnapshot = { buildingId: null, refusal: null }
const RETRY_MS = 2_000

/**
 * Loads the first snapshot, again and again until it is there or the session has ended. It is never kept for a later
 * use, so there is nothing that a cache could do here.
 */
export function useFirstSnapshot(loader: BoardLoader, store: Pick<BoardStore, 'connection'>): FirstSnapshot {
  const [loaded, setLoaded] = useState<FirstSnapshot & { readonly by: BoardLoader | null }>({
    ...NOTHING,
    by: null,
  })
  useEffect(() => {
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const answer = await loader.first()
      if (left) return
      setLoaded(
        answer.ok
          ? { buildingId: answer.value, refusal: null, by: loader }
          : { buildingId: null, refusal: answer.refusal, by: loader },
      )
      if (answer.ok) return
      if (answer.refusal.code === 'unauthenticated')
        store.connection.set({ state: 'signed-out', why: 'expired' })
      // Jitter, so that a hospital's screens do not all ask at once.
      else timer = setTimeout(load, RETRY_MS * (0.5 + Math.random()))
    }
    void load()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [loader, store])
  return loaded.by === loader ? loaded : NOTHING
}
