/** The browsers that a row of a call's quality names; every other is `other`. */
export const BROWSER_FAMILIES = ['chromium', 'firefox', 'safari', 'other'] as const
export type BrowserFamily = (typeof BROWSER_FAMILIES)[number]

export interface BrowserName {
  readonly family: BrowserFamily
  /** The major version; null where it is not known. */
  readonly version: number | null
}

/** Chromium says "Safari" too, so it comes first. */
const KNOWN = [
  ['chromium', /\b(?:Headless)?Chrom(?:e|ium)\/(\d{1,4})\b/],
  ['firefox', /\bFirefox\/(\d{1,4})\b/],
  ['safari', /\bVersion\/(\d{1,4})\b.*\bSafari\//],
] as const satisfies readonly (readonly [BrowserFamily, RegExp])[]

/** Returns the family and major version in a User-Agent header, and nothing else of it. */
export function browserOf(userAgent: string | null): BrowserName {
  for (const [family, pattern] of KNOWN) {
    const found = pattern.exec(userAgent ?? '')
    if (found) return { family, version: Number(found[1]) }
  }
  return { family: 'other', version: null }
}
