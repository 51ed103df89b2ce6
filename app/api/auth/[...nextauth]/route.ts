import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/server/auth/options'
import { answerRefusal } from '../../../_http/answer'
import { checkForm } from '../../../_http/form'

const handler = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const form = request.method === 'POST' ? checkForm(request.headers) : null
  return form && !form.ok
    ? answerRefusal(form.refusal)
    : NextAuth(request, context, authOptions(request.headers))
}

export { handler as GET, handler as POST }
