import { browserOf } from '@/lib/calls/browser-family'
import { nearestAddress } from '@/server/auth/address'
import { readStep, stepCookie } from '@/server/auth/step-cookie'
import { getRuntime } from '@/server/runtime'
import { answer, answerFailure, answerRefusal } from '../../../_http/answer'
import { readJson } from '../../../_http/body'
import { passkeyQuestion } from '../../../_http/factor-fields'
import { checkOrigin } from '../../../_http/origin'
import { parse } from '../../../_http/parse'

/**
 * POST /api/sign-in/passkey, without a session: asks this browser for a passkey, whose answer next-auth's provider `passkey` takes. A
 * cookie that no script reads binds the question to the browser.
 */
export async function POST(request: Request): Promise<Response> {
  const { factorSignIn, secureCookies, log } = getRuntime()
  try {
    const origin = checkOrigin(request.headers)
    if (!origin.ok) return answerRefusal(origin.refusal)
    const json = await readJson(request)
    if (!json.ok) return answerRefusal(json.refusal)
    const asked = parse(passkeyQuestion, json.value, 'body')
    if (!asked.ok) return answerRefusal(asked.refusal)
    const from = {
      token: readStep(request.headers.get('cookie'), secureCookies),
      address: nearestAddress(request.headers.get('x-forwarded-for')),
      browser: browserOf(request.headers.get('user-agent')),
    }
    const result = await factorSignIn.ask(from, asked.value.second)
    if (!result.ok) return answerRefusal(result.refusal)
    const { question, token } = result.value
    return answer(200, question, token === null ? {} : { 'Set-Cookie': stepCookie(token, secureCookies) })
  } catch (error) {
    return answerFailure(error, log)
  }
}
