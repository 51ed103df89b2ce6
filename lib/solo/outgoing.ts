import type { Endpoint } from './endpoint'
import type { SendRequest } from './send'

/** A file as the body of a request. */
export interface SentFile {
  /** Its media type, sent as Content-Type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** The parts of a call, before the table types them. */
export interface CallParts {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly file?: SentFile
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as `x-correlation-id`. */
  readonly correlationId?: string
}

/** The server that the client calls, and its credentials. */
export interface Address {
  /** With or without a path and a slash at its end. */
  readonly baseUrl: string
  readonly apiKey: string
  /**
   * Where GET and DELETE /request-assistance carry the locator. The reference says `body`; `query` is for intermediaries
   * that strip bodies, and puts an MRN into URLs and so into their logs.
   */
  readonly locatorIn: 'body' | 'query'
}

/**
 * Returns a path parameter, percent-encoded. Null if it is missing or half a surrogate pair, and for an empty text and dots,
 * which would name another resource once the URL is normalised (RFC 3986, 5.2.4).
 */
const segment = (value: string | undefined): string | null => {
  if (value === undefined || /^\.{0,2}$/.test(value)) return null
  try {
    return encodeURIComponent(value)
  } catch {
    return null
  }
}

const pathOf = (template: string, params: Readonly<Record<string, string>>): string | null => {
  const segments = template.split('/').map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    return name === undefined ? part : segment(params[name])
  })
  return segments.includes(null) ? null : segments.join('/')
}

const searchOf = (values: object): string => {
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): [string, string] => [name, String(value)])
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

/** Returns the HTTP request for a call, or null if a path parameter cannot stand in a path. */
export const outgoing = (
  endpoint: Endpoint,
  parts: CallParts,
  { baseUrl, apiKey, locatorIn }: Address,
): Omit<SendRequest, 'signal'> | null => {
  const path = pathOf(endpoint.path, parts.params ?? {})
  if (path === null) return null
  const { body } = parts
  const inQuery = endpoint.bodyMayBeQuery === true && locatorIn === 'query'
  const search = searchOf({ ...parts.query, ...(inQuery && typeof body === 'object' ? body : {}) })
  const json = inQuery || body === undefined ? undefined : JSON.stringify(body)
  const content = parts.file ?? (json === undefined ? null : { type: 'application/json', bytes: json })
  return {
    method: endpoint.method,
    url: `${baseUrl.replace(/\/+$/, '')}${path}${search}`,
    headers: {
      ...parts.headers,
      ...(parts.correlationId === undefined ? {} : { 'x-correlation-id': parts.correlationId }),
      ...(content && { 'content-type': content.type }),
      accept: endpoint.answerType ? `${endpoint.answerType}, application/json` : 'application/json',
      'api-key': apiKey,
    },
    ...(content && { body: content.bytes }),
  }
}
