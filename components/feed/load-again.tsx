'use client'

import { useEffect } from 'react'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import { useObservable, useStore } from './feed-context'
import { noteReload, reloadIn } from './version-reload'

/** Reloads the page as soon as a reload is due and the server is up. */
export function LoadAgain() {
  useEffect(() => {
    let giveUp = () => {}
    const wait = reloadIn(window.sessionStorage, Date.now())
    if (wait === null) return
    const timer = setTimeout(() => {
      if (noteReload(window.sessionStorage, Date.now())) giveUp = reloadWhenServerUp()
    }, wait)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [])
  return null
}

/** Reloads the page when its server has a newer version than `served`, the version that served the page. */
export function LoadAgainWhenNewer({ served }: { readonly served: string }) {
  const store = useStore()
  const version = useObservable(store.version)
  const mismatch = useObservable(store.mismatch)
  const isNewer = mismatch === null ? version !== null && version !== served : mismatch === 'page_outdated'
  return isNewer && <LoadAgain />
}
