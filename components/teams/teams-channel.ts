const CHANNEL = 'lantern-teams'

/**
 * Tells other tabs of this browser that a Microsoft account was connected or disconnected. Without BroadcastChannel they learn it when
 * they become visible.
 */
export function tellTeamsChanged(): void {
  if (!('BroadcastChannel' in window)) return
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('changed')
  channel.close()
}

/** @returns what stops listening */
export function onTeamsChanged(listen: () => void): () => void {
  if (!('BroadcastChannel' in window)) return () => {}
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = listen
  return () => channel.close()
}
