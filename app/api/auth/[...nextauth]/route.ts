import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { answerRefusal } from '@/app/_http/answer'
import { checkForm } from '@/app/_http/form'
import { authOptions } from '@/server/auth/options'

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
