import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

const GRANTED = { ok: true, value: null } as const

/**
 * Returns whether a request that changes data comes from a page of Lantern. Browsers say so in Sec-Fetch-Site, over
 * plain http only in Origin. A request with neither was sent by no page, and so carries no user's cookie.
 */
export function checkOrigin(headers: Headers): Result<null> {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none' ? GRANTED : foreign()
  const origin = headers.get('origin')
  if (origin === null) return GRANTED
  const host = URL.canParse(origin) ? new URL(origin).host : null
  return host !== null && host === headers.get('host') ? GRANTED : foreign()
}

const foreign = () => refused('forbidden', refusalText('session.foreign'))
