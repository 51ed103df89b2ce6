/** Runs `work` for each of `items`, at most `limit` at a time. Returns the answers in the order of the items. */
export async function atMostAtOnce<T, R>(
  limit: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = []
  // All runners share one iterator: a free one takes the next item.
  const queue = items.entries()
  const takeTurns = async () => {
    for (const [at, item] of queue) answers[at] = await work(item)
  }
  await Promise.all(Array.from({ length: limit }, takeTurns))
  return answers
}
