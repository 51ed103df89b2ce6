/** The most often that a request's call is booked; beyond it something else is wrong. */
const MOST_BOOKINGS = 9

/** One of a request's series of calls, by the request's id in Solo. */
export interface CallSeries {
  readonly soloId: string
  /** 0 for the first; another one for each patient, and after a call that is over. */
  readonly series: number
}

/**
 * Returns the external ids of a series, in their order: the request's id in Solo, with the series where it is not the
 * first. Each call that is booked again, after one was cancelled or missed, has the same id with a number. A tenant
 * need not let the id of a cancelled appointment be used again, and an attempt whose answer was lost is found again by
 * its id.
 */
export const externalIdsOf = ({ soloId, series }: CallSeries): readonly string[] => {
  const first = series === 0 ? soloId : `${soloId}.s${series}`
  return Array.from({ length: MOST_BOOKINGS }, (_, nth) => (nth === 0 ? first : `${first}.${nth + 1}`))
}

/** Returns every series that a call with that external id may be of. */
export function seriesOfExternalId(externalId: string): readonly CallSeries[] {
  const firsts = new Set([externalId, externalId.replace(/\.\d$/, '')])
  return [...firsts].flatMap((first) => {
    const later = /^(.+)\.s(\d{1,6})$/.exec(first)
    const whole = { soloId: first, series: 0 }
    return later ? [whole, { soloId: later[1] ?? '', series: Number(later[2]) }] : [whole]
  })
}
