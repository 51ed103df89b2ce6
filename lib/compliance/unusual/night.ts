/** The hospital's night, in hours of the day: from the first to before the second. It may pass midnight. */
export interface Night {
  readonly from: number
  readonly to: number
}

export const USUAL_NIGHT: Night = { from: 22, to: 6 }

/** Returns whether a moment (ms) is in the night, by this machine's time zone. */
export const isInNight = ({ from, to }: Night, at: number): boolean => {
  const hour = new Date(at).getHours()
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}
