import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

const GRANTED = { ok: true, value: null } as const

/**
 * Whether a request that changes something comes from a page of ours. Browsers say so in Sec-Fetch-Site, over plain http
 * in Origin alone. One with neither was sent by no page, and so carries nobody else's cookie.
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
