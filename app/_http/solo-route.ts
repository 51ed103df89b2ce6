import type { Result } from '@/lib/errors'
import { refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { getRuntime, type Runtime } from '@/server/runtime'
import { answer, answerFailure, answerRefusal } from './answer'
import { LARGEST_BODY_BYTES, readBounded } from './body'

interface Spec<T> {
  /** Must trust only what the text itself proves, and refuse by default: anyone can post here. */
  readonly run: (runtime: Runtime, text: string) => Promise<Result<T>>
  readonly respond: (value: T) => { readonly status: number; readonly body: unknown }
}

/**
 * Creates a handler for Solo's webhooks: no session, no Origin, no cookie. It reads only the body's text, of any media
 * type and at most 64 KiB; it does not read the rest of a longer one.
 */
export function soloRoute<T>({ run, respond }: Spec<T>): (request: Request) => Promise<Response> {
  return async (request) => {
    const runtime = getRuntime()
    try {
      const announced = Number(request.headers.get('content-length') ?? 0)
      const bytes = announced > LARGEST_BODY_BYTES ? null : await readBounded(request, LARGEST_BODY_BYTES)
      if (!bytes) return answerRefusal(tooLarge())
      const result = await run(runtime, new TextDecoder().decode(bytes))
      if (!result.ok) return answerRefusal(result.refusal)
      const { status, body } = respond(result.value)
      return answer(status, body)
    } catch (error) {
      return answerFailure(error, runtime.log)
    }
  }
}

const tooLarge = () =>
  refused('payload_too_large', refusalText('sent.bytes', { bytes: String(LARGEST_BODY_BYTES) })).refusal
