import type { SoloClient } from '@/lib/solo/client'
import type { SoloError } from '@/lib/solo/failure'
import { currentRequest, saysNotFound } from '@/server/solo-gateway/current-request'
import { type Observed, observe } from '@/server/solo-gateway/observed'
import type { DueDelivery } from './lease-deliveries'

export type Delivered =
  | { readonly kind: 'confirmed'; readonly found: Observed }
  /** `unknown`: the attempt may have taken effect all the same. */
  | { readonly kind: 'failed'; readonly error: SoloError; readonly unknown: boolean }
  /** Another node has the delivery already. */
  | { readonly kind: 'lost' }

/** What closing a request came to. `sent`: whether a cancellation left, and Solo answered it. */
export type Closed =
  /** `gone`: Solo had it no more. */
  | { readonly kind: 'closed' | 'gone' }
  /** An earlier cancellation may still arrive, and another one would leave two on their way. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'failed'; readonly error: SoloError; readonly sent: 'no' | 'answered' | 'unanswered' }
  /** Another node has the delivery already. */
  | { readonly kind: 'lost' }

/** What a delivery needs of the database between a look at Solo and the act that rests on it. */
export interface Lease {
  /** Whether the delivery is still this node's, and will be for as long as sending takes. Asked right before anything is sent. */
  holds(): Promise<boolean>
  /** The same, and writes that a cancellation may arrive from now on. */
  beginClosing(): Promise<boolean>
  /** Writes the id in Solo of a request whose creation was never answered, unless it is another's. @returns whether it is this one's */
  recognise(soloId: string): Promise<boolean>
}

/**
 * Delivers a new request to Solo (operation 40). After an unknown outcome it first asks what is open there (operation
 * 41): that request is ours, or is what Solo would answer with, so nothing is created twice.
 */
export async function deliverNew(
  client: SoloClient,
  { row, unknown }: DueDelivery,
  lease: Pick<Lease, 'holds'>,
): Promise<Delivered> {
  if (unknown) {
    const current = await currentRequest(client, row.locator)
    if (current.kind === 'open') return { kind: 'confirmed', found: current.found }
    if (current.kind === 'failed') return { kind: 'failed', error: current.error, unknown: true }
  }
  if (!(await lease.holds())) return { kind: 'lost' }
  const answer = await client.call('createAssistanceRequest', { body: row.locator })
  if (answer.ok) return { kind: 'confirmed', found: observe(answer.value) }
  return { kind: 'failed', error: answer.error, unknown: answer.error.outcomeUnknown }
}

/**
 * Closes in Solo a request that ended here (operation 42). The operation names the place and not the request, so it
 * first looks whether the open request there is ours, and leaves any other untouched. A request whose creation was never answered
 * gets its id written before it is closed: from then on no poll takes it for one made elsewhere.
 */
export async function deliverEnd(
  client: SoloClient,
  { row, closing }: DueDelivery,
  lease: Lease,
): Promise<Closed> {
  const current = await currentRequest(client, row.locator)
  if (current.kind === 'failed') return { kind: 'failed', error: current.error, sent: 'no' }
  if (current.kind === 'none' || !(await isOurs(current.found, row, lease))) return { kind: 'gone' }
  if (closing) return { kind: 'waits' }
  if (!(await lease.beginClosing())) return { kind: 'lost' }
  const answer = await client.call('cancelAssistanceRequest', { body: row.locator })
  if (answer.ok || saysNotFound(answer.error)) return { kind: 'closed' }
  return {
    kind: 'failed',
    error: answer.error,
    sent: answer.error.outcomeUnknown ? 'unanswered' : 'answered',
  }
}

const isOurs = async (found: Observed, row: DueDelivery['row'], lease: Lease): Promise<boolean> =>
  row.soloId !== null ? found.soloId === row.soloId : found.fromApi && (await lease.recognise(found.soloId))
