import type { IncomingMessage } from 'node:http'
import type { ErrorBody } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Handler } from './entrance'

/** The methods of RFC 9110 and 5789 that make sense here; TRACE would show a page its own cookies. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

const MALFORMED: ErrorBody = {
  error: { code: 'invalid', ...refusalText('server.malformed'), field: 'path' },
}

/** Returns whether Next cannot read a request; it would answer 500 to what it cannot decode. */
export function isMalformed({ method = '', url = '' }: IncomingMessage): boolean {
  if (!METHODS.has(method) || !url.startsWith('/')) return true
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return false
  } catch {
    return true
  }
}

/** Answers 400. */
export const refuseMalformed: Handler = (_request, response) => {
  response.writeHead(400, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(MALFORMED))
}
