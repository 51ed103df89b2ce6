/** Rounds to so many digits after the point. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Returns a share as percent, to a tenth; null stays null. */
export const percentOf = (share: number | null, digits = 1): number | null =>
  share === null ? null : rounded(share * 100, digits)

/** Returns milliseconds as seconds, to a tenth; null stays null. */
export const inSeconds = (ms: number | null): number | null => (ms === null ? null : rounded(ms / 1000, 1))
