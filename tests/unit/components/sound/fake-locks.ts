import type { TabLocks } from '@/components/sound/sounding-tab'

interface Turn {
  /** Rejects what the tab got for its request. */
  readonly fail: (error: Error) => void
  readonly begin: () => void
}

const aborted = () => new DOMException('The lock was taken, or the wait ended.', 'AbortError')

/** One lock of a browser, as the Web Locks API has it: granted in the order asked, or stolen from its holder. */
export function fakeLocks(): TabLocks & { crash(): void } {
  let holder: Turn | null = null
  const waiting: Turn[] = []
  const next = () => {
    holder = waiting.shift() ?? null
    holder?.begin()
  }
  return {
    /** Frees the lock of a tab that can do nothing any more. */
    crash: next,
    request: (_, { steal = false, signal }, hold) =>
      new Promise((resolve, reject) => {
        const turn: Turn = {
          fail: reject,
          begin: () =>
            queueMicrotask(() =>
              hold().then((value) => {
                resolve(value)
                if (holder === turn) next()
              }),
            ),
        }
        if (steal) {
          holder?.fail(aborted())
          holder = turn
          turn.begin()
          return
        }
        signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(turn)
          if (place === -1) return
          waiting.splice(place, 1)
          reject(aborted())
        })
        waiting.push(turn)
        if (!holder) next()
      }),
  }
}
