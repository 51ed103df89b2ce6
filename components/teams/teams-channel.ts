/** Tells other tabs of this browser that a Microsoft account was connected or disconnected. */
const CHANNEL = 'lantern-teams'

export function tellTeamsChanged(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('changed')
  channel.close()
}

/** @returns what stops listening */
export function onTeamsChanged(listen: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = listen
  return () => channel.close()
}
