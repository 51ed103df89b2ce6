import type { IncomingMessage } from 'node:http'
import type { ErrorBody } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Handler } from './entrance'

/** Those of RFC 9110 and 5789 that make sense here; TRACE would show a page its own cookies. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

const MALFORMED: ErrorBody = {
  error: { code: 'invalid', ...refusalText('server.malformed'), field: 'path' },
}

/** Whether Next can make anything of a request; what it cannot decode it answers with 500. */
export function isMalformed({ method = '', url = '' }: IncomingMessage): boolean {
  if (!METHODS.has(method) || !url.startsWith('/')) return true
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return false
  } catch {
    return true
  }
}

/** 400 */
export const refuseMalformed: Handler = (_request, response) => {
  response.writeHead(400, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(MALFORMED))
}
