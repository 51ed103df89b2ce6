import { type ApiAnswer, callApi } from '@/components/feed/http'
import type { CallVia } from '@/lib/board/types'

/** A booking is up to five calls to Solo, each with retries: longer than the server allows for it. */
const TIMEOUT_MS = 60_000

/** Asks the server for the link of a request's call; refused where the patient with `mrn` is no longer in its bed. */
export const postJoin = (requestId: string, via: CallVia, mrn: string): Promise<ApiAnswer<{ url: string }>> =>
  callApi(`/api/assistance-requests/${encodeURIComponent(requestId)}/join`, {
    method: 'POST',
    body: { via, mrn },
    timeoutMs: TIMEOUT_MS,
  })
