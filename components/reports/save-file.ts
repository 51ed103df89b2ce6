import { refusalIn } from '@/components/feed/http'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalTextHere } from '@/lib/words/refusal-text-here'

/** Enough for a year of a large hospital over a slow line. */
const TIMEOUT_MS = 180_000

/**
 * Fetches a file and lets the browser save it as `name`. A plain link would save a refusal under the file's name; this
 * returns it.
 */
export async function saveFile(path: string, name: string): Promise<Result<null>> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) {
      const answer: unknown = await response.json().catch(() => null)
      return { ok: false, refusal: refusalIn(response.status, answer) }
    }
    offer(await response.blob(), name)
    return accepted(null)
  } catch {
    return refused('upstream_unavailable', refusalTextHere('fileLost'))
  }
}

function offer(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The download has read the object URL after this long.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
