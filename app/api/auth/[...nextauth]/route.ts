import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { refusalText } from '@/lib/words/refusal-text'
import { actorOf } from '@/server/auth/actor'
import { authOptions } from '@/server/auth/options'
import { getRuntime } from '@/server/runtime'
import { answerFailure, answerRefusal } from '../../../_http/answer'
import { checkForm } from '../../../_http/form'

/**
 * Whether a request asks who is signed in with a session that has ended. next-auth knows only the cookie, which outlives the
 * session.
 */
const asksOfEndedSession = async (request: NextRequest): Promise<boolean> =>
  request.nextUrl.pathname === '/api/auth/session' && (await actorOf(request.headers)) === null

const handler = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const form = request.method === 'POST' ? checkForm(request.headers) : null
  try {
    if (await asksOfEndedSession(request)) {
      return answerRefusal({ code: 'unauthenticated', ...refusalText('session.none') })
    }
  } catch (error) {
    return answerFailure(error, getRuntime().log)
  }
  return form && !form.ok
    ? answerRefusal(form.refusal)
    : NextAuth(request, context, authOptions(request.headers))
}

export { handler as GET, handler as POST }
