/** Returns a time as in "2024-03-28T12:02:05+00:00", the reference's ATOM format, always in UTC. */
export const atom = (moment: Date): string => `${moment.toISOString().slice(0, 19)}+00:00`

/** Whole seconds since the Unix epoch. */
export const unixSeconds = (moment: Date): number => Math.floor(moment.getTime() / 1000)

/** Returns the local time of `timeZone`, as in "2017-10-21 16:45:53.000000". */
export const localTime = (moment: Date, timeZone: string): string => {
  // Swedish times are written as in ISO 8601.
  const toSecond = moment.toLocaleString('sv-SE', { timeZone })
  return `${toSecond}.${String(moment.getUTCMilliseconds()).padStart(3, '0')}000`
}

/** Returns the completed years from one day to another, both YYYY-MM-DD; never negative. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years)
}
