import type { SoloClient } from '@/lib/solo/client'
import type { WebhookEvent } from '@/lib/solo/endpoints'
import type { SoloError } from '@/lib/solo/failure'
import type { Sealer } from '@/server/platform/sealed'
import type { SubscriptionStore } from './subscription'

/** The events that change something on a board. Episodes and notes are loaded when a user opens them. */
const WANTED_EVENTS = [
  'appointment:scheduled',
  'appointment:rescheduled',
  'appointment:cancelled',
  'appointment:completed',
  'appointment:incompleted',
  'appointment:no-show',
  'appointment:lwbs',
  'patient:updated',
  'patient:deactivated',
] as const satisfies readonly WebhookEvent[]

export type Registered =
  | { readonly kind: 'registered'; readonly webhookId: string; readonly created: boolean }
  /** Another node holds the lease. */
  | { readonly kind: 'held' }
  | { readonly kind: 'failed'; readonly error: SoloError }

export interface RegisterSettings {
  readonly client: SoloClient
  readonly subscription: SubscriptionStore
  readonly keys: Sealer
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
}

/**
 * Makes sure that the tenant has this endpoint once, with the events Lantern wants, and that its key is stored here.
 * The tenant's own list is read first (operation 37), so that a registration whose answer was lost, by a crash or a
 * timeout, is found again and not made twice; its key is then fetched (39). Duplicates and former addresses are
 * deactivated (38).
 */
export async function register(settings: RegisterSettings): Promise<Registered> {
  const { subscription, timeoutMs } = settings
  // As long as all calls of one round can take, with their retries.
  const held = await subscription.hold(12 * timeoutMs)
  if (!held) return { kind: 'held' }
  let freeInMs = 0
  try {
    const outcome = await registerOnce(settings, held.webhookId)
    // A registration that left may still arrive: no node should look before it has had its time.
    if (outcome.kind === 'failed' && outcome.error.outcomeUnknown) freeInMs = timeoutMs
    return outcome
  } finally {
    await subscription.release(freeInMs)
  }
}

async function registerOnce(settings: RegisterSettings, knownId: string | null): Promise<Registered> {
  const { client, subscription } = settings
  const list = await client.call('listWebhooks', {})
  if (!list.ok) return { kind: 'failed', error: list.error }
  const same = list.value.filter((one) => isSame(one.endpoint, subscription.endpoint))
  const kept = same.find(({ id }) => id === knownId) ?? same[0]
  const outcome = kept ? await adopt(settings, kept.id) : await create(settings)
  if (outcome.kind !== 'registered') return outcome
  for (const double of same) {
    if (double.id !== outcome.webhookId) await deactivate(client, double.id)
  }
  for (const { endpoint, webhookId } of await subscription.former()) {
    if (await deactivate(client, webhookId)) await subscription.forget(endpoint)
  }
  return outcome
}

/** Registers the endpoint (operation 35). */
async function create({ client, subscription, keys, timeoutMs }: RegisterSettings): Promise<Registered> {
  // A node that was suspended so long that another took over must not register as well.
  if (!(await subscription.prolong(4 * timeoutMs))) return { kind: 'held' }
  const { endpoint } = subscription
  const made = await client.call('createWebhook', { body: { endpoint, events: [...WANTED_EVENTS] } })
  if (!made.ok) return { kind: 'failed', error: made.error }
  const { id, encryptionKey } = made.value
  await subscription.write(id, keys.seal(encryptionKey, endpoint))
  return { kind: 'registered', webhookId: id, created: true }
}

/** Fetches the key (operation 39), and changes the events (36) where the tenant has others. */
async function adopt(
  { client, subscription, keys }: RegisterSettings,
  webhookId: string,
): Promise<Registered> {
  const params = { webhookId }
  const shown = await client.call('getWebhook', { params })
  if (!shown.ok) return { kind: 'failed', error: shown.error }
  const { events, encryptionKey } = shown.value
  await subscription.write(webhookId, keys.seal(encryptionKey, subscription.endpoint))
  const isWanted =
    WANTED_EVENTS.length === events.length && WANTED_EVENTS.every((one) => events.includes(one))
  if (!isWanted) {
    const changed = await client.call('updateWebhook', { params, body: { events: [...WANTED_EVENTS] } })
    if (!changed.ok) return { kind: 'failed', error: changed.error }
  }
  return { kind: 'registered', webhookId, created: false }
}

async function deactivate(client: SoloClient, webhookId: string): Promise<boolean> {
  const gone = await client.call('deleteWebhook', { params: { webhookId } })
  return gone.ok || gone.error.kind === 'not-found'
}

/** A tenant may write an address differently, such as with a slash after a bare host. */
const isSame = (one: string, other: string): boolean =>
  one === other || (URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href)
