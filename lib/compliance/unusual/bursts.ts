import type { WatchedAct } from './acts'

/** A run of acts that came thick, and the most that one window of it counted. */
export interface Burst {
  readonly acts: readonly WatchedAct[]
  readonly most: number
}

/**
 * Returns the longest runs of acts, in order, in which each window of `windowMs` that ends at an act of the run counts `atLeast`
 * or more; a run begins with the window in which the threshold was first reached. A window counts the different keys of its acts.
 */
export function bursts(
  acts: readonly WatchedAct[],
  { windowMs, atLeast }: { readonly windowMs: number; readonly atLeast: number },
  keyOf: (act: WatchedAct) => unknown,
): readonly Burst[] {
  const runs: { from: number; to: number; most: number }[] = []
  let open: (typeof runs)[number] | null = null
  const inWindow = new Map<unknown, number>()
  const note = (act: WatchedAct, step: 1 | -1) => {
    const times = (inWindow.get(keyOf(act)) ?? 0) + step
    if (times === 0) inWindow.delete(keyOf(act))
    else inWindow.set(keyOf(act), times)
  }
  let start = 0
  for (const [nth, act] of acts.entries()) {
    note(act, 1)
    for (let oldest = acts[start]; oldest && oldest.at <= act.at - windowMs; oldest = acts[start]) {
      note(oldest, -1)
      start += 1
    }
    if (inWindow.size < atLeast) open = null
    else if (open) Object.assign(open, { to: nth, most: Math.max(open.most, inWindow.size) })
    else {
      open = { from: start, to: nth, most: inWindow.size }
      runs.push(open)
    }
  }
  return runs.map(({ from, to, most }) => ({ acts: acts.slice(from, to + 1), most }))
}
