/** The 97.5th percentile of the normal distribution: two-sided 95 %. */
const Z = 1.959964

/**
 * Returns the lower bound of the share `hits / of`, 0 to 1, with 95 % confidence: the Wilson score interval (E. B. Wilson, Journal
 * of the American Statistical Association 22, 1927, 209-212), which holds for small numbers, where the normal
 * approximation does not (Brown, Cai and DasGupta, Statistical Science 16, 2001, 101-133). 1 of 1 is at least 21 %, 20 of 40
 * at least 35 %.
 */
export function wilsonLowerBound(hits: number, of: number): number {
  if (of === 0) return 0
  const share = hits / of
  const z2 = Z * Z
  const middle = share + z2 / (2 * of)
  const spread = Z * Math.sqrt((share * (1 - share) + z2 / (4 * of)) / of)
  return Math.max(0, (middle - spread) / (1 + z2 / of))
}
