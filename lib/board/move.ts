import type { Bed } from './types'

type Place = Pick<Bed, 'patient' | 'request'>

/**
 * Whether moving the patient of `from` to `to` moves somebody, or a request, back. What is open at a bed where nobody is
 * known was asked for whoever is moved there, unless they bring a request of their own: it stays (server/assistance/move).
 */
export const isSwap = (from: Place, to: Place): boolean =>
  to.patient !== null || (to.request !== null && from.request !== null)
