import { afterAll } from 'vitest'

const left: (() => Promise<void> | void)[] = []

/** Runs `work` after the calling test file has ended, passed or failed; the work that was added last runs first. */
export function afterFile(work: () => Promise<void> | void): void {
  left.push(work)
}

/**
 * Runs the work that the test file has added. Where test files share their modules (`isolate: false`), a setup file calls this
 * after each of them; elsewhere each test file loads this module again.
 */
export async function endFile(): Promise<void> {
  for (const work of left.splice(0).reverse()) await work()
}

// Hooks run in reverse: this one comes after all of the file's own.
afterAll(endFile)
