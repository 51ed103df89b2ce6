/** A request's call is booked anew as often as that; beyond it something else is wrong. */
const MOST_BOOKINGS = 9

/** Which of a request's series of calls, by the request's id in Solo. */
export interface CallSeries {
  readonly soloId: string
  /** 0 for the first; another one for each patient, and after a call that is over. */
  readonly series: number
}

/**
 * The external ids of a series, in their order: the request's id in Solo, with the series where it is not the first, and for
 * each call that is booked anew, after one was cancelled or missed, the same with a number. A tenant need not let a
 * cancelled appointment's id be used again, and a try whose answer was lost is found again by it.
 */
export const externalIdsOf = ({ soloId, series }: CallSeries): readonly string[] => {
  const first = series === 0 ? soloId : `${soloId}.s${series}`
  return Array.from({ length: MOST_BOOKINGS }, (_, nth) => (nth === 0 ? first : `${first}.${nth + 1}`))
}

/** The series that a call of that external id may be of. */
export function seriesOfExternalId(externalId: string): readonly CallSeries[] {
  const firsts = new Set([externalId, externalId.replace(/\.\d$/, '')])
  return [...firsts].flatMap((first) => {
    const later = /^(.+)\.s(\d{1,6})$/.exec(first)
    const whole = { soloId: first, series: 0 }
    return later ? [whole, { soloId: later[1] ?? '', series: Number(later[2]) }] : [whole]
  })
}
