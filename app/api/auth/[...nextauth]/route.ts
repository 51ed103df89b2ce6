import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { actorOf } from '@/server/auth/actor'
import { endWithBrowser } from '@/server/auth/browser-session'
import { authOptions } from '@/server/auth/options'
import { cookiesOfSignIn } from '@/server/auth/sign-in-cookies'
import { stepCookie } from '@/server/auth/step-cookie'
import { getRuntime } from '@/server/runtime'
import { answerFailure, answerRefusal } from '../../../_http/answer'
import { checkForm } from '../../../_http/form'

/** next-auth passes a query of /signin on to the provider, over the settings: `?prompt=none` would let the last nurse in again. */
const overridesProvider = ({ nextUrl, method }: NextRequest, action: string | undefined): boolean =>
  method === 'POST' && action === 'signin' && nextUrl.searchParams.size > 0

/** Returns the answer to a sign-out with another address for next-auth's client to go to. */
const leadTo = (url: string, { headers }: Response): Response => {
  const kept = new Headers(headers)
  kept.delete('content-length')
  return Response.json({ url }, { headers: kept })
}

const handler = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const form = request.method === 'POST' ? checkForm(request.headers) : null
  // By what next-auth decides, too: the path's text can say the same with encoded letters.
  const [action] = (await context.params).nextauth
  let asking: Actor | null = null
  try {
    // next-auth knows only the cookie, which outlives the session.
    if (action === 'session') asking = await actorOf(request.headers)
    if (action === 'session' && asking === null) {
      return answerRefusal({ code: 'unauthenticated', ...refusalText('session.none') })
    }
  } catch (error) {
    return answerFailure(error, getRuntime().log)
  }
  if (form && !form.ok) return answerRefusal(form.refusal)
  if (overridesProvider(request, action)) {
    return answerRefusal({ code: 'invalid', ...refusalText('sent.noQuery') })
  }
  const signsIn = action === 'callback'
  let entered: Actor | null = null
  let left: string | null = null
  let step: string | null = null
  const options = authOptions(request.headers, signsIn, {
    entered: (actor) => {
      entered = actor
    },
    left: (sessionId) => {
      left = sessionId
    },
    stepped: (token) => {
      step = token
    },
  })
  const answered: Response = await NextAuth(request, context, options)
  const elsewhere = left === null ? null : await getRuntime().provider.signOutAddress(left)
  const response = elsewhere === null ? answered : leadTo(elsewhere, answered)
  const { sharedWorkstations, secureCookies } = getRuntime()
  const user = sharedWorkstations ? (entered ?? asking) : null
  if (user) endWithBrowser(response.headers, user, secureCookies)
  for (const line of entered ? cookiesOfSignIn(getRuntime(), request.headers.get('cookie'), entered) : [])
    response.headers.append('Set-Cookie', line)
  if (step !== null) response.headers.append('Set-Cookie', stepCookie(step, secureCookies))
  return response
}

export { handler as GET, handler as POST }
