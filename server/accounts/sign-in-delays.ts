const QUARTER_HOUR_S = 15 * 60
const DAY_S = 24 * 60 * 60

/** How wrong passwords slow down the next try: the first `free` ones do not, then each doubles the delay, up to the longest. */
export interface Delay {
  readonly free: number
  readonly longestSeconds: number
  /** After so long wrong passwords are forgotten, counted from the first. */
  readonly forgottenAfterSeconds: number
}

/**
 * What is counted (OWASP, Slow Down Online Guessing Attacks with Device Cookies; NIST SP 800-63B, 5.2.2). Nothing is a wall: an
 * attack on a name makes the nurse of that name wait at most a minute, and at a browser where they have signed in before, not at
 * all.
 */
export const DELAYS = {
  /** One account at one browser that knows it: only failures at that very browser count. */
  device: { free: 5, longestSeconds: 30, forgottenAfterSeconds: QUARTER_HOUR_S },
  /** One name from one address, by browsers that do not know it. */
  pair: { free: 5, longestSeconds: 60, forgottenAfterSeconds: QUARTER_HOUR_S },
  /** One name from all addresses, by browsers that do not know it. From here on the account counts as attacked. */
  account: { free: 20, longestSeconds: 60, forgottenAfterSeconds: DAY_S },
  /** All names from one address, by browsers that do not know them: a whole ward may share it. */
  address: { free: 100, longestSeconds: 5, forgottenAfterSeconds: QUARTER_HOUR_S },
  /**
   * One account's codes, after its password and wherever they are typed. A code has six digits, of which three are good at a time: at one
   * in five minutes a guess takes years, and only who knows the password can make its user wait.
   */
  code: { free: 5, longestSeconds: 300, forgottenAfterSeconds: DAY_S },
} as const satisfies Readonly<Record<string, Delay>>

/** Returns how long the try after the `failures`th has to wait, in seconds. */
export const delayAfter = ({ free, longestSeconds }: Delay, failures: number): number =>
  failures <= free ? 0 : Math.min(longestSeconds, 2 ** Math.min(failures - free - 1, 30))

/** Returns whether the log speaks of an attack at the `failures`th wrong password: at the first, then at each doubling. */
export const isNewsOfAttack = (failures: number): boolean => {
  const times = failures / DELAYS.account.free
  return times >= 1 && Number.isInteger(Math.log2(times))
}
