/** What the tabs of a browser tell each other. Times are those of their machine (ms). */
export interface TabNews {
  readonly hand?: number
  /** The server knows of every hand until then. */
  readonly reportedUntil?: number
  readonly locked?: boolean
  /** Whether the server knows of the lock; absent from a page of before. */
  readonly told?: boolean
}

/** The channel between the tabs of one user in this browser. */
export interface Tabs {
  tell(news: TabNews): void
  listen(listener: (news: TabNews) => void): () => void
  close(): void
}

/** Opens the channel between the tabs of one user in this browser; browsers without BroadcastChannel have none. */
export function openTabs(userId: string): Tabs {
  if (!('BroadcastChannel' in window)) return { tell: () => {}, listen: () => () => {}, close: () => {} }
  const channel = new BroadcastChannel(`lantern-lock-${userId}`)
  return {
    tell: (news) => channel.postMessage(news),
    listen(listener) {
      // Only pages of this origin can post here, and only this file does.
      const heard = ({ data }: MessageEvent<TabNews>) => listener(data)
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
    close: () => channel.close(),
  }
}
