import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sendQualityReports } from '@/components/call/quality-reports'
import { type CallFigures, NO_FIGURES, type QualityReport } from '@/lib/calls/figures'

let page: EventTarget
let sent: { readonly path: string; readonly keepalive: boolean | undefined; readonly report: QualityReport }[]
let status: number
let measured: CallFigures | null

beforeEach(() => {
  vi.useFakeTimers()
  page = new EventTarget()
  sent = []
  status = 200
  measured = { ...NO_FIGURES, seconds: 1 }
  vi.stubGlobal('window', page)
  vi.stubGlobal('fetch', async (path: string, { body, keepalive }: RequestInit) => {
    sent.push({ path, keepalive, report: JSON.parse(String(body)) })
    if (status === 0) throw new TypeError('Failed to fetch')
    return new Response('{}', { status })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const send = () => sendQualityReports('a call', () => measured)
const after = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)
const grow = () => {
  measured = measured && { ...measured, seconds: measured.seconds + 1 }
}

it('reports every ten seconds what has changed, each time everything since the page was loaded', async () => {
  const end = send()
  await after(10)
  await after(10)
  grow()
  await after(10)
  end()
  expect(sent.map(({ path, report }) => [path, report.seq, report.figures.seconds])).toEqual([
    ['/api/calls/a%20call/quality', 1, 1],
    ['/api/calls/a%20call/quality', 2, 2],
  ])
  expect(new Set(sent.map(({ report }) => report.load)).size).toBe(1)
})

it('reports at once when the page is left, and at the end, in a way that outlives the page', async () => {
  const end = send()
  page.dispatchEvent(new Event('pagehide'))
  grow()
  end()
  expect(sent.map(({ keepalive, report }) => [keepalive, report.seq])).toEqual([
    [true, 1],
    [true, 2],
  ])
  grow()
  page.dispatchEvent(new Event('pagehide'))
  await after(60)
  expect(sent).toHaveLength(2)
})

it('says nothing before there is anything', async () => {
  measured = null
  const end = send()
  await after(30)
  end()
  expect(sent).toEqual([])
})

it.each([401, 403, 404, 400])('is quiet after the answer %i', async (answer) => {
  status = answer
  send()
  await after(10)
  grow()
  await after(30)
  expect(sent).toHaveLength(1)
})

it.each([0, 503])('goes on after the answer %i, as from a server that is being updated', async (answer) => {
  status = answer
  const end = send()
  await after(10)
  grow()
  await after(10)
  expect(sent).toHaveLength(2)
  end()
})
