/** A request's call is booked anew as often as that; beyond it something else is wrong. */
const MOST_BOOKINGS = 9

/**
 * The external ids of a request's calls, in their order: the request's id in Solo, and for each call that is booked anew,
 * after one was cancelled or missed, the same with a number. A tenant need not let a cancelled appointment's id be used
 * again, and a try whose answer was lost is found again by it.
 */
export const externalIdsOf = (soloId: string): readonly string[] =>
  Array.from({ length: MOST_BOOKINGS }, (_, nth) => (nth === 0 ? soloId : `${soloId}.${nth + 1}`))

/** The ids that the request with a call of that external id may have in Solo. */
export const requestOfExternalId = (externalId: string): string[] => [
  ...new Set([externalId, externalId.replace(/\.\d$/, '')]),
]
