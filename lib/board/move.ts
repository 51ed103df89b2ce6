import type { Bed } from './types'

type Place = Pick<Bed, 'patient' | 'request'>

/**
 * Returns whether moving the patient of `from` to `to` moves another patient, or a request, back. A request at a bed without a
 * known patient was made for the patient who moves there, unless they bring their own request: it stays
 * (server/assistance/move).
 */
export const isSwap = (from: Place, to: Place): boolean =>
  to.patient !== null || (to.request !== null && from.request !== null)
