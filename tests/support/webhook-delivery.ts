import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Database } from '@/server/platform/db/open'
import {
  createWebhookDelivery,
  type WebhookDelivery,
  type WebhookDeliverySettings,
} from '@/server/solo-emulator/webhooks/delivery'
import { describeOnBothDatabases } from './database'
import { type CallSolo, type RunningSolo, startSolo } from './solo-server'
import { type Arrival, opened, startWebhookReceiver, type WebhookReceiver } from './webhook-receiver'
import { workerDatabase } from './worker-database'

export interface Subscription {
  readonly id: string
  readonly encryptionKey: string
  /** All that arrived so far at its path, opened. */
  heard(): unknown[]
  arrivals(): Arrival[]
}

export interface DeliveryStage {
  readonly database: Database
  readonly receiver: WebhookReceiver
  readonly call: CallSolo
  /** Lines that were logged, by all deliveries of the test. */
  readonly logged: string[]
  /** Starts delivering; stopped after the test, unless it was before. */
  deliver(settings?: Partial<WebhookDeliverySettings>): Promise<WebhookDelivery>
  /** Registers a webhook at the receiver. */
  subscribe(events: readonly string[], path?: string): Promise<Subscription>
}

/**
 * A describe block for each database, with the Solo emulator on its demo data and a receiver on loopback, which the Solo
 * may call. Nothing is delivered until the test says so.
 */
export const describeDeliveriesOnBothDatabases = (
  name: string,
  tests: (stage: () => DeliveryStage) => void,
): void =>
  describeOnBothDatabases(name, (open) => {
    const asAtFirst = workerDatabase(open, 'emulator')
    let database: Database
    let solo: RunningSolo
    let receiver: WebhookReceiver
    let stage: DeliveryStage
    const started = new Set<WebhookDelivery>()
    beforeAll(async () => {
      database = await asAtFirst()
      solo = await startSolo(database, { webhookAddresses: { allowPrivate: true } })
      receiver = await startWebhookReceiver()
    })
    beforeEach(async () => {
      await asAtFirst()
      receiver.reset()
      stage = setStage(database, solo, receiver, started)
    })
    afterEach(async () => {
      for (const one of started) await one.stop()
      started.clear()
    })
    afterAll(async () => {
      await receiver.close()
      await solo.close()
    })
    tests(() => stage)
  })

function setStage(
  database: Database,
  solo: RunningSolo,
  receiver: WebhookReceiver,
  started: Set<WebhookDelivery>,
): DeliveryStage {
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  return {
    database,
    receiver,
    call: solo.call,
    logged,
    async deliver(settings = {}) {
      const delivery = createWebhookDelivery({
        database,
        log,
        allowPrivate: true,
        patienceMs: 50,
        ...settings,
      })
      const once = { ...delivery, stop: () => (started.delete(once) ? delivery.stop() : Promise.resolve()) }
      started.add(once)
      await once.start()
      return once
    },
    async subscribe(events, path = '/hook') {
      const body = { endpoint: receiver.url + path, events }
      const answer = await solo.call('POST', '/qapi/v1/webhooks', { body })
      if (answer.status !== 201) throw new Error(`Not registered: ${answer.text}`)
      const { id, encryptionKey } = answer.json as { id: string; encryptionKey: string }
      const arrivals = () => receiver.arrivals.filter((one) => one.path === path)
      return {
        id,
        encryptionKey,
        arrivals,
        heard: () => arrivals().map((one) => opened(one.body, encryptionKey)),
      }
    },
  }
}
