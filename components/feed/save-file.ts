import { accepted, type Result, refused } from '@/lib/errors'
import { refusalTextHere } from '@/lib/words/refusal-text-here'
import { actingUserHeader } from './acting-user'
import { refusalIn } from './http'

/** Enough for a year of a large hospital over a slow line. */
const TIMEOUT_MS = 180_000

export interface FileRequest {
  readonly path: string
  /** What is sent by POST, for what must not stand in an address; absent: the file is asked for by GET. */
  readonly body?: object
  /** The name of the saved file; absent: the name that the server gives. */
  readonly name?: string
  readonly timeoutMs?: number
}

/** Fetches a file and lets the browser save it. A plain link would save a refusal under the file's name; this returns it. */
export async function saveFile({
  path,
  body,
  name,
  timeoutMs = TIMEOUT_MS,
}: FileRequest): Promise<Result<null>> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...actingUserHeader() },
        body: JSON.stringify(body),
      }),
    })
    if (!response.ok) {
      const answer: unknown = await response.json().catch(() => null)
      return { ok: false, refusal: refusalIn(response.status, answer) }
    }
    offer(await response.blob(), name ?? nameOf(response) ?? 'lantern')
    return accepted(null)
  } catch {
    return refused('upstream_unavailable', refusalTextHere('fileLost'))
  }
}

const nameOf = ({ headers }: Response): string | undefined =>
  /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1]

/** Lets the browser save a file under a name. */
function offer(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The download has read the object URL after this long.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
