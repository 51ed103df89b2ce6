import { request } from 'undici'

export interface SoloCall {
  readonly body?: unknown
  /** Sent as it stands, as JSON. */
  readonly text?: string
  /** Sent as they stand, without a Content-Type but that of `headers`. */
  readonly bytes?: Uint8Array
  /** Null: none is sent. */
  readonly apiKey?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface SoloReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** Undefined without a body. */
  readonly json: unknown
}

export type SoloMethod = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type CallSolo = (method: SoloMethod, path: string, call?: SoloCall) => Promise<SoloReply>

/** A Solo that listens, whichever it is. */
export interface ReachableSolo {
  /** Without a slash at the end. */
  readonly url: string
  readonly apiKey: string
  readonly call: CallSolo
}

/** Calls the Solo at `url` over HTTP as any client would, with that key unless a call says otherwise. */
export const callerOf =
  (url: string, ownApiKey: string): CallSolo =>
  async (method, path, { body, text, bytes, apiKey = ownApiKey, headers } = {}) => {
    const sent = bytes ?? text ?? (body === undefined ? undefined : JSON.stringify(body))
    const answer = await request(url + path, {
      method,
      headers: {
        ...(sent !== undefined && !bytes && { 'content-type': 'application/json' }),
        ...(apiKey !== null && { 'api-key': apiKey }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    })
    const received = await answer.body.text()
    const isJson = received !== '' && String(answer.headers['content-type']).startsWith('application/json')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: received,
      json: isJson ? JSON.parse(received) : undefined,
    }
  }
