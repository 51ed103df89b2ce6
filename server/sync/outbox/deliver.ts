import type { SoloClient } from '@/lib/solo/client'
import type { SoloError } from '@/lib/solo/failure'
import { currentRequest, saysNotFound } from '@/server/solo-gateway/current-request'
import { type Observed, observe } from '@/server/solo-gateway/observed'
import type { DueDelivery } from './lease-deliveries'

export type Delivered =
  | { readonly kind: 'confirmed'; readonly found: Observed }
  /** `unknown`: the attempt may have taken effect all the same. */
  | { readonly kind: 'failed'; readonly error: SoloError; readonly unknown: boolean }

/** Solo's clock and ours may differ by this much when a request without an id is recognised by its time. */
const CLOCK_SKEW_MS = 60_000

/**
 * Delivers a new request to Solo (operation 40). After an unknown outcome it first asks what is open there (operation
 * 41): that request is ours, or is what Solo would answer with, so nothing is created twice.
 */
export async function deliverNew(client: SoloClient, { row, unknown }: DueDelivery): Promise<Delivered> {
  if (unknown) {
    const current = await currentRequest(client, row.locator)
    if (current.kind === 'open') return { kind: 'confirmed', found: current.found }
    if (current.kind === 'failed') return { kind: 'failed', error: current.error, unknown: true }
  }
  const answer = await client.call('createAssistanceRequest', { body: row.locator })
  if (answer.ok) return { kind: 'confirmed', found: observe(answer.value) }
  return { kind: 'failed', error: answer.error, unknown: answer.error.outcomeUnknown }
}

/**
 * Closes in Solo a request that ended here (operation 42). The operation names the place and not the request, so it
 * first looks whether the open request there is ours, and leaves any other untouched. Returns null when there is
 * nothing left to close.
 * @param recognised - stores the id of a request whose creation was never answered, before it is closed: from then on
 *   no poll takes it for a request made elsewhere
 */
export async function deliverEnd(
  client: SoloClient,
  { row }: DueDelivery,
  recognised: (soloId: string) => Promise<unknown>,
): Promise<SoloError | null> {
  const current = await currentRequest(client, row.locator)
  if (current.kind === 'failed') return current.error
  if (current.kind === 'none' || !isOurs(current.found, row)) return null
  if (row.soloId === null) await recognised(current.found.soloId)
  const answer = await client.call('cancelAssistanceRequest', { body: row.locator })
  return answer.ok || saysNotFound(answer.error) ? null : answer.error
}

function isOurs(found: Observed, row: DueDelivery['row']): boolean {
  if (row.soloId !== null) return found.soloId === row.soloId
  const sentAt = row.sentAt?.getTime() ?? 0
  return found.fromApi && found.createdAt !== null && found.createdAt.getTime() >= sentAt - CLOCK_SKEW_MS
}
