import { randomUUID } from 'node:crypto'

/** `unsent`: nothing is known, because the word could not be sent; `withheld`: there is no room for words. */
export type EchoResult = 'heard' | 'lost' | 'unsent' | 'withheld'

export interface Echo {
  /** Sends a new word, and waits until it is heard. */
  tryOnce(): Promise<EchoResult>
  /** What came back. */
  heard(word: string): void
  stop(): void
}

/**
 * Tries whether what is sent one way comes back another.
 * @param withinMs - how long a word may take, from when it was sent
 */
export function createEcho(settings: {
  /** @returns whether there was room for it */
  readonly send: (word: string) => Promise<boolean>
  readonly withinMs: number
}): Echo {
  let waiting: { readonly word: string; readonly end: (result: EchoResult) => void } | null = null
  let timer: NodeJS.Timeout | undefined

  const end = (result: EchoResult) => {
    clearTimeout(timer)
    waiting?.end(result)
    waiting = null
  }

  return {
    tryOnce() {
      end('unsent')
      const word = randomUUID()
      return new Promise((resolve) => {
        waiting = { word, end: resolve }
        settings.send(word).then(
          (sent) => {
            if (waiting?.word !== word) return
            if (!sent) return end('withheld')
            timer = setTimeout(() => end('lost'), settings.withinMs)
          },
          () => {
            if (waiting?.word === word) end('unsent')
          },
        )
      })
    },
    heard(word) {
      if (waiting?.word === word) end('heard')
    },
    stop: () => end('unsent'),
  }
}
