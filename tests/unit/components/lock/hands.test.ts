import { describe, expect, it } from 'vitest'
import { createHands } from '@/components/lock/hands'
import type { LockStanding } from '@/lib/lock/standing'

const MINUTE = 60_000
const FIVE = 5 * MINUTE

/** A browser whose clock only the test moves, and a server that decides by the hands it was told of. */
function browser(server: (agoMs: number, now: number) => LockStanding | null) {
  let now = 1_000_000
  const reports: { readonly at: number; readonly ago: number }[] = []
  let locked = 0
  const hands = createHands({
    lockAfterMs: FIVE,
    now: () => now,
    report: async (ago) => {
      reports.push({ at: now - 1_000_000, ago })
      return server(ago, now)
    },
    onLock: () => {
      locked += 1
    },
  })
  /** Lets time pass as the timer of the page would, and tells what comes of it. */
  const pass = async (ms: number) => {
    const end = now + ms
    for (;;) {
      const next = now + hands.look()
      await Promise.resolve()
      await Promise.resolve()
      if (locked > 0 || next > end) break
      now = next
    }
    now = Math.max(now, end)
  }
  return { hands, pass, reports, locked: () => locked }
}

const open = (lockInMs: number): LockStanding => ({ locked: false, lockInMs, pin: false })
const LOCKED: LockStanding = { locked: true, lockInMs: null, pin: false }
const honest = (ago: number) => (ago >= FIVE ? LOCKED : open(FIVE - ago))

describe('the hands on a browser', () => {
  it('are reported at once, then once a minute at most, and the last one of a row too', async () => {
    const page = browser(honest)
    page.hands.note()
    await page.pass(1_000)
    for (let second = 0; second < 90; second++) {
      page.hands.note()
      await page.pass(1_000)
    }
    await page.pass(2 * MINUTE)
    expect(page.reports.length).toBeLessThanOrEqual(3)
    const last = page.reports.at(-1)
    // The last hand was at 90 s of the test: no report leaves it out.
    expect((last?.at ?? 0) - (last?.ago ?? 0)).toBeGreaterThanOrEqual(90_000)
  })

  it('are reported again where no server heard the report', async () => {
    let reached = false
    const page = browser((ago) => (reached ? honest(ago) : null))
    page.hands.note()
    await page.pass(MINUTE)
    page.hands.note()
    await page.pass(2_000)
    const lost = page.reports.length
    expect(lost).toBeGreaterThan(0)
    reached = true
    await page.pass(2 * MINUTE)
    const heard = page.reports.at(-1)
    expect(page.reports.length).toBe(lost + 1)
    expect((heard?.at ?? 0) - (heard?.ago ?? 0)).toBe(MINUTE)
  })

  it('lock when there was none for the time that is set, and not before', async () => {
    const page = browser(honest)
    await page.pass(FIVE - 1_000)
    expect(page.locked()).toBe(0)
    await page.pass(2_000)
    expect(page.locked()).toBe(1)
  })

  it('of another tab count, and what that tab reported need not be reported again', async () => {
    const page = browser(honest)
    await page.pass(4 * MINUTE)
    page.hands.note()
    page.hands.noteReport(1_000_000 + 4 * MINUTE)
    await page.pass(4 * MINUTE)
    expect(page.locked()).toBe(0)
    expect(page.reports).toEqual([])
  })

  it('lock without a server, when the time is over', async () => {
    const page = browser(() => null)
    await page.pass(FIVE + 1_000)
    expect(page.locked()).toBe(1)
  })

  it('wait for a call that the server knows of', async () => {
    const page = browser((_, now) => (now < 1_000_000 + 20 * MINUTE ? open(4 * MINUTE) : LOCKED))
    await page.pass(19 * MINUTE)
    expect(page.locked()).toBe(0)
    await page.pass(6 * MINUTE)
    expect(page.locked()).toBe(1)
  })

  it('are not those of a page that was loaded by itself', async () => {
    const page = browser(honest)
    page.hands.learn(LOCKED)
    expect(page.locked()).toBe(1)
  })
})
