const left: (() => Promise<void> | void)[] = []

/** Runs `work` after the calling test file has ended, passed or failed; the work that was added last runs first. */
export function afterFile(work: () => Promise<void> | void): void {
  left.push(work)
}

/** Runs the work that the test file has added; tests/support/end-file.ts calls this after each. */
export async function endFile(): Promise<void> {
  for (const work of left.splice(0).reverse()) await work()
}
