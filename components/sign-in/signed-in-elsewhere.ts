import { useEffect } from 'react'
import { newKey } from '@/components/feed/new-key'

/** Between the tabs of a browser, which share one session. */
const CHANNEL = 'lantern-sign-in'
/** A channel also hears its own page. */
const OWN = newKey()

/** Tells the sign-in pages in other tabs that someone has signed in. Browsers without BroadcastChannel tell no one. */
export function tellSignedIn(): void {
  if (!('BroadcastChannel' in window)) return
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(OWN)
  channel.close()
}

/**
 * Goes to the board once another tab of this browser has signed in.
 * @param ended - whether a session has ended in this tab; who opens the page without that may want to sign in as someone else
 */
export function useSignedInElsewhere(ended: boolean): void {
  useEffect(() => {
    const toBoard = () => window.location.replace('/board')
    let left = false
    // From here on the channel tells; what it told before shows in the session.
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel(CHANNEL) : null
    if (channel) channel.onmessage = ({ data }) => data !== OWN && toBoard()
    if (ended) void isSignedIn().then((signedIn) => signedIn && !left && toBoard())
    return () => {
      left = true
      channel?.close()
    }
  }, [ended])
}

/** The server leads this very page to the board where a session is open. */
const isSignedIn = (): Promise<boolean> =>
  fetch(window.location.href, { cache: 'no-store', redirect: 'manual' }).then(
    ({ type }) => type === 'opaqueredirect',
    () => false,
  )
