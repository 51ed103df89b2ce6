import type { Browser, Page } from 'playwright-core'

/** A task of a page's own thread, in which nothing else of the page can happen. */
export interface PageTask {
  /** How long it took, in ms: with everything else that this machine did meanwhile. */
  readonly tookMs: number
  /** How long a processor worked on it, in ms: what a machine that is not busy otherwise would take. */
  readonly workMs: number
}

/** An entry of Chromium's trace; times in µs. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** What the thread of `page` did while `work` went on. Only one page may be at work in this browser. */
export async function tasksDuring(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly PageTask[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  try {
    await work()
  } catch (error) {
    await browser.stopTracing()
    throw error
  }
  const { traceEvents }: { traceEvents: readonly TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString('utf8'),
  )
  const threads = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map((thread) => traceEvents.filter((event) => isTask(event) && isOf(thread, event)))
  // Chromium keeps a renderer in reserve, which does next to nothing.
  const [busiest = []] = threads.sort((a, b) => b.length - a.length)
  return busiest.map(({ dur = 0, tdur = 0 }) => ({ tookMs: dur / 1_000, workMs: tdur / 1_000 }))
}

const isTask = ({ name, ph }: TraceEvent): boolean => ph === 'X' && name === 'ThreadControllerImpl::RunTask'
const isOf = (thread: TraceEvent, event: TraceEvent): boolean =>
  event.pid === thread.pid && event.tid === thread.tid
