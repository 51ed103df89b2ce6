import { afterAll } from 'vitest'

const left: (() => Promise<void> | void)[] = []

/** Has `work` done once the test file that asked has ended, passed or failed; what came last goes first. */
export function afterFile(work: () => Promise<void> | void): void {
  left.push(work)
}

// Each test file loads this module anew, and hooks run in reverse: this one comes after all of the file's own.
afterAll(async () => {
  for (const work of left.splice(0).reverse()) await work()
})
