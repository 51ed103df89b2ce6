/** Rejects with code 'timed_out' when `work` has not settled after `timeoutMs`. The work itself goes on. */
export async function within(timeoutMs: number, work: PromiseLike<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error(`No answer within ${timeoutMs} ms`), { code: 'timed_out' })),
      timeoutMs,
    )
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
