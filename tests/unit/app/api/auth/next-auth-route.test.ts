import { NextRequest } from 'next/server'
import { expect, it } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import { installRuntime, type Runtime } from '@/server/runtime'

const ORIGIN = 'http://127.0.0.1:3000/api/auth/'

/** Calls the handler as Next.js does: with the path as it was sent, and its parts decoded. */
async function ask(method: 'GET' | 'POST', path: string) {
  const [nextauth = []] = [path.split('?')[0]?.split('/').map(decodeURIComponent)]
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' }
  const request = new NextRequest(ORIGIN + path, { method, headers })
  const response = await (method === 'GET' ? GET : POST)(request, { params: Promise.resolve({ nextauth }) })
  return { status: response.status, code: (await response.json()).error?.code }
}

it.each(['signin/oidc?prompt=none', '%73ignin/oidc?prompt=none', 's%69gnin/oidc?max_age=9999'])(
  'a query that would go on to the provider is refused: %s',
  async (path) => {
    expect(await ask('POST', path)).toEqual({ status: 400, code: 'invalid' })
  },
)

it.each(['session', '%73ession'])(
  'who is signed in is told to no one without an open session: %s',
  async (path) => {
    // The guard asks for no more than this of a browser without a cookie.
    installRuntime({} as Runtime)
    expect(await ask('GET', path)).toEqual({ status: 401, code: 'unauthenticated' })
  },
)
