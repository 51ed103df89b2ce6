import { callApi } from '@/components/feed/http'
import type { CallFigures, QualityReport } from '@/lib/calls/figures'

/** A browser that is killed loses at most this much (ms). */
const REPORT_EVERY_MS = 10_000

/**
 * Reports what a page measures of its call to Lantern: at intervals, when the page is left, and at the end. Each report holds
 * everything since the page was loaded, so that one that is lost is made good by the next. A refusal ends it: this
 * user is not, or no longer, the one who reports.
 * @returns what sends the last report and ends it
 */
export function sendQualityReports(callId: string, figures: () => CallFigures | null): () => void {
  const load = crypto.randomUUID()
  let seq = 0
  let sent = ''
  let ended = false

  async function report(): Promise<void> {
    const now = figures()
    const text = JSON.stringify(now)
    if (ended || now === null || text === sent) return
    sent = text
    seq += 1
    const body: QualityReport = { load, seq, figures: now }
    const path = `/api/calls/${encodeURIComponent(callId)}/quality`
    const answer = await callApi(path, { method: 'POST', body, keepalive: true })
    if (!answer.ok && answer.reached && answer.status < 500) end()
  }

  function end(): void {
    ended = true
    clearInterval(timer)
    window.removeEventListener('pagehide', onHide)
  }

  const onHide = () => void report()
  const timer = setInterval(onHide, REPORT_EVERY_MS)
  window.addEventListener('pagehide', onHide)
  return () => {
    void report()
    end()
  }
}
