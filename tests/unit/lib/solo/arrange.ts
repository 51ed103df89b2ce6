import { afterAll, beforeAll } from 'vitest'
import {
  type CallOutcome,
  createSoloClient,
  type SoloClient,
  type SoloClientOptions,
} from '@/lib/solo/client'
import { createSend, type Sender } from '@/server/solo-gateway/send'
import { type HostileSolo, startHostileSolo } from '../../../support/hostile-solo'

export const API_KEY = 'key-0123456789'

/** The locator of the reference's first example. */
export const PLACE = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' } as const

export interface Arranged {
  readonly server: HostileSolo
  readonly sender: Sender
  /** A client of the server over real sockets; it neither retries nor is in a hurry, unless told otherwise. */
  readonly client: (options?: Partial<SoloClientOptions>) => SoloClient
  readonly outcomes: CallOutcome[]
}

/** Starts a hostile server for the tests of a file, and stops it after them. */
export const arrange = (): (() => Arranged) => {
  let arranged: Arranged | undefined
  beforeAll(async () => {
    const server = await startHostileSolo()
    const sender = createSend({ connectTimeoutMs: 2_000, maxConnections: 8 })
    const outcomes: CallOutcome[] = []
    const client: Arranged['client'] = (options = {}) =>
      createSoloClient({
        baseUrl: server.url,
        apiKey: API_KEY,
        send: sender.send,
        timeoutMs: 5_000,
        maxBytes: 100_000,
        retries: { attempts: 1, baseDelayMs: 100, maxDelayMs: 5_000 },
        locatorIn: 'body',
        onCall: (outcome) => outcomes.push(outcome),
        ...options,
      })
    arranged = { server, sender, client, outcomes }
  })
  afterAll(async () => {
    await arranged?.sender.close()
    await arranged?.server.stop()
  })
  return () => {
    if (!arranged) throw new Error('only inside a test')
    return arranged
  }
}
