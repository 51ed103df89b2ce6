/**
 * Resolves to what `work` resolves to; rejects with code 'timed_out' when `work` has not settled after `timeoutMs`. The
 * work itself goes on: a connection can hang for as long as TCP waits, and no caller may wait that long.
 */
export async function within<T>(timeoutMs: number, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error(`No answer within ${timeoutMs} ms`), { code: 'timed_out' })),
      timeoutMs,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
