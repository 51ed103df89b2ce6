import { callApi } from '@/components/feed/http'
import type { Observable } from '@/components/feed/observable'
import { type DeviceReport, REPORT_EVERY_MS } from '@/lib/board/device-report'

/** Sends the device's report: at the start, after every change, and at intervals. @returns what ends it */
export function sendDeviceReports(
  report: Pick<Observable<DeviceReport | null>, 'get' | 'subscribe'>,
): () => void {
  const tell = () => {
    const body = report.get()
    // A failed report is not retried: the next one follows, and the server notices a silent device.
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
