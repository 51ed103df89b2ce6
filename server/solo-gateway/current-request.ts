import type { Locator } from '@/lib/board/types'
import type { SoloClient } from '@/lib/solo/client'
import { ASSISTANCE_MESSAGES } from '@/lib/solo/endpoints/assistance'
import type { SoloError } from '@/lib/solo/failure'
import { type Observed, observe } from './observed'

export type Current =
  | { readonly kind: 'open'; readonly found: Observed }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: SoloError }

/**
 * Fetches the request that is open at a place (operation 41). `none` only when Solo itself says so: the 404 of a proxy,
 * or of a device that is not set up, says nothing about requests.
 */
export async function currentRequest(client: SoloClient, locator: Locator): Promise<Current> {
  const answer = await client.call('getAssistanceRequest', { body: locator })
  if (answer.ok) {
    const found = observe(answer.value)
    return found.finished ? { kind: 'none' } : { kind: 'open', found }
  }
  return saysNotFound(answer.error) ? { kind: 'none' } : { kind: 'failed', error: answer.error }
}

/** Whether Solo itself said that there is no request at the place. */
export const saysNotFound = (error: SoloError): boolean =>
  error.kind === 'not-found' &&
  error.said?.trim().toLowerCase() === ASSISTANCE_MESSAGES.requestNotFound.toLowerCase()
