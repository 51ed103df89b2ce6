import type { Page } from 'playwright-core'

/** What React rendered: the ids of the beds, one for each time; floors and rooms by number. */
export interface Renders {
  readonly cards: readonly string[]
  /** Of the queue, with one's own calls. */
  readonly rows: readonly string[]
  /** The most cards that were rendered for one commit: what the browser cannot do anything in between. */
  readonly cardsAtOnce: number
  readonly floors: number
  readonly rooms: number
}

export interface RenderCounter {
  /** What was rendered since the last call. */
  take(): Promise<Renders>
}

/**
 * Counts what React renders in `page`, from its next load on. It listens where React's developer tools do, which the
 * production build tells of every commit as well, and knows components by their props, since names are shortened there.
 */
export async function countRenders(page: Page): Promise<RenderCounter> {
  await page.addInitScript(listen)
  return {
    take: () =>
      page.evaluate(() => {
        const { rendered } = window as unknown as { rendered: Renders }
        const taken = structuredClone(rendered)
        Object.assign(rendered, { cards: [], rows: [], cardsAtOnce: 0, floors: 0, rooms: 0 })
        return taken
      }),
  }
}

/** Runs in the page, before anything of it does. */
function listen(): void {
  interface Fiber {
    readonly alternate: Fiber | null
    readonly child: Fiber | null
    readonly sibling: Fiber | null
    readonly flags: number
    readonly tag: number
    /** Of a text it is the text. */
    readonly memoizedProps: Readonly<Record<string, unknown>> | string | null
  }
  /** React's ReactFiberFlags: its function was really called in this commit. */
  const PERFORMED_WORK = 1
  /** ReactWorkTags: function, forward ref, memo, simple memo. */
  const COMPONENTS = new Set([0, 11, 14, 15])
  const rendered = { cards: [] as string[], rows: [] as string[], cardsAtOnce: 0, floors: 0, rooms: 0 }
  Object.assign(window, { rendered })

  const note = (props: Readonly<Record<string, unknown>>, inCard: boolean) => {
    const { id, bedId, status, floor, room } = props
    if (typeof id === 'string' && Object.keys(props).length === 1 && !inCard) rendered.cards.push(id)
    if (typeof bedId === 'string' && typeof status === 'string') rendered.rows.push(bedId)
    if (typeof floor === 'object' && floor !== null && 'rooms' in floor) rendered.floors += 1
    if (typeof room === 'object' && room !== null && 'bedIds' in room) rendered.rooms += 1
  }
  const walk = (fiber: Fiber, before: Fiber | null, inCard: boolean) => {
    if (fiber === before) return
    const props = typeof fiber.memoizedProps === 'object' ? (fiber.memoizedProps ?? {}) : {}
    if (COMPONENTS.has(fiber.tag) && (before === null || (fiber.flags & PERFORMED_WORK) !== 0)) {
      note(props, inCard)
    }
    // Below a component that had nothing to do hangs what hung there before.
    if (before !== null && fiber.child === before.child) return
    const within = inCard || 'data-bed' in props
    for (let child = fiber.child; child; child = child.sibling) walk(child, child.alternate, within)
  }
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      renderers: new Map(),
      checkDCE() {},
      inject: () => 1,
      onScheduleFiberRoot() {},
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
      onCommitFiberRoot(_: number, { current }: { current: Fiber }) {
        const before = rendered.cards.length
        walk(current, current.alternate, false)
        rendered.cardsAtOnce = Math.max(rendered.cardsAtOnce, rendered.cards.length - before)
      },
    },
  })
}
