import { hasCode } from '@/lib/errors'
import type { Send, SendAnswer, SendRequest } from './send'

export interface Limits {
  /** For the whole exchange: connecting, waiting and reading the body. */
  readonly timeoutMs: number
  /** For the body of an answer. */
  readonly maxBytes: number
  /** For the body of an answer that is a file; left out, `maxBytes`. */
  readonly maxFileBytes?: number
}

type Head = Pick<SendAnswer, 'status' | 'headers'>

/** What happened on the wire, before the verdict. A broken exchange may have got as far as the head. */
export type Exchange =
  | { readonly complete: true; readonly head: Head; readonly text: string; readonly bytes?: Uint8Array }
  | {
      readonly complete: false
      readonly head: Head | null
      readonly why: 'timeout' | 'cancelled' | 'network' | 'too-large'
      /** False only if no byte of the request can have reached the other side. */
      readonly sent: boolean
      /** The system's code, such as ECONNREFUSED. */
      readonly code: string | null
    }

export const isSuccess = (status: number) => status >= 200 && status <= 299

const codeOf = (error: unknown): string | null => {
  const source = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code = typeof source === 'object' && source !== null && 'code' in source ? source.code : null
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : null
}

/**
 * Sends one request and reads its answer within `limits`, whatever `send` or the other side do. With `wantsBytes` a
 * success is read as bytes instead of text. Never rejects.
 */
export const exchange = async (
  send: Send,
  request: Omit<SendRequest, 'signal'>,
  { timeoutMs, maxBytes, maxFileBytes = maxBytes }: Limits,
  signal: AbortSignal | undefined,
  wantsBytes = false,
): Promise<Exchange> => {
  if (signal?.aborted) return { complete: false, head: null, why: 'cancelled', sent: false, code: null }
  const stopper = new AbortController()
  const stopped = new Promise<never>((_, reject) => {
    stopper.signal.addEventListener('abort', () => reject(stopper.signal.reason), { once: true })
  })
  const timer = setTimeout(() => stopper.abort('timeout'), timeoutMs)
  const cancel = () => stopper.abort('cancelled')
  signal?.addEventListener('abort', cancel, { once: true })

  let head: Head | null = null
  const talk = async (): Promise<Exchange> => {
    const answer = await send({ ...request, signal: stopper.signal })
    head = { status: answer.status, headers: answer.headers }
    if (wantsBytes && isSuccess(answer.status)) {
      return { complete: true, head, text: '', bytes: await answer.bytes(maxFileBytes) }
    }
    return { complete: true, head, text: await answer.text(maxBytes) }
  }
  try {
    return await Promise.race([talk(), stopped])
  } catch (error) {
    const sent = !hasCode(error, 'never-connected')
    if (stopper.signal.aborted) {
      const why = stopper.signal.reason === 'cancelled' ? 'cancelled' : 'timeout'
      return { complete: false, head, why, sent, code: null }
    }
    const why = hasCode(error, 'answer-too-large') ? 'too-large' : 'network'
    return { complete: false, head, why, sent, code: codeOf(error) }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}
