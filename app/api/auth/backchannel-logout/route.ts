import { getRuntime } from '@/server/runtime'
import { answer, answerFailure, answerRefusal } from '../../../_http/answer'
import { LARGEST_BODY_BYTES, readBounded } from '../../../_http/body'
import { checkForm } from '../../../_http/form'

/**
 * POST /api/auth/backchannel-logout: takes a logout token of the OpenID provider, which proves itself by its signature (OpenID
 * Connect Back-Channel Logout 1.0, 2.5 to 2.8). 200 once the sessions have ended, 400 for a token that is not valid.
 */
export async function POST(request: Request): Promise<Response> {
  const runtime = getRuntime()
  try {
    const form = checkForm(request.headers)
    if (!form.ok) return answerRefusal(form.refusal)
    const bytes = await readBounded(request, LARGEST_BODY_BYTES)
    const sent = new URLSearchParams(new TextDecoder().decode(bytes ?? undefined)).getAll('logout_token')
    const [token] = sent
    const outcome =
      token !== undefined && sent.length === 1 ? await runtime.provider.backChannelLogout(token) : 'refused'
    return outcome === 'ended' ? answer(200, {}) : answer(400, { error: 'invalid_request' })
  } catch (error) {
    return answerFailure(error, runtime.log)
  }
}
