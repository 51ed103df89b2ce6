export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN

/** Nearest rank: `share` of the times are no longer than this one. */
export const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN

/** How many a second, when `count` took `ms`. */
export const perSecond = (count: number, ms: number): string => ((count / ms) * 1_000).toFixed(0)

/** Runs `work` for each of `items`, `lanes` at a time. @returns how long all of it took, in ms. */
export async function timeLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const left = [...items]
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
  }
  const at = performance.now()
  await Promise.all(Array.from({ length: lanes }, lane))
  return performance.now() - at
}
