import { callApi } from '@/components/feed/http'
import type { Observable } from '@/components/feed/observable'
import { type DeviceReport, REPORT_EVERY_MS } from '@/lib/board/device-report'

/** Tells the server what this device could do: at the start, at every change, and again and again. @returns what ends it */
export function sendDeviceReports(
  report: Pick<Observable<DeviceReport | null>, 'get' | 'subscribe'>,
): () => void {
  const tell = () => {
    const body = report.get()
    // Whatever comes of it: the next one follows, and the server notices a silent device by itself.
    if (body) void callApi('/api/bedside/report', { method: 'POST', body })
  }
  const unsubscribe = report.subscribe(tell)
  const timer = setInterval(tell, REPORT_EVERY_MS)
  tell()
  return () => {
    unsubscribe()
    clearInterval(timer)
  }
}
