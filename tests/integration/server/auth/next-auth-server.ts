import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { afterAll, beforeAll, vi } from 'vitest'
import { authOptions } from '@/server/auth/options'
import { cookiesOfSignIn } from '@/server/auth/sign-in-cookies'
import { stepCookie } from '@/server/auth/step-cookie'
import { getRuntime } from '@/server/runtime'

/**
 * next-auth behind a plain HTTP server, with what Next would have parsed; to be called in a describe block's body, and there
 * from its first hook on. @returns its origin
 */
export function serveNextAuth(): () => string {
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const pairs = (incoming.headers.cookie ?? '').split('; ').map((pair) => pair.split(/=(.*)/s))
    const request = Object.assign(incoming, {
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) },
      cookies: Object.fromEntries(pairs.map(([name, value = '']) => [name, decodeURIComponent(value)])),
      body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
    })
    const response = Object.assign(outgoing, {
      status: (code: number) => Object.assign(outgoing, { statusCode: code }),
      json: (body: unknown) => outgoing.end(JSON.stringify(body)),
      send: (body: unknown) => outgoing.end(typeof body === 'string' ? body : JSON.stringify(body)),
    })
    const signsIn = url.pathname.startsWith('/api/auth/callback/')
    const cookie = incoming.headers.cookie ?? ''
    const options = authOptions(new Headers({ cookie }), signsIn, {
      entered: (actor) => {
        for (const line of cookiesOfSignIn(getRuntime(), cookie, actor))
          outgoing.appendHeader('Set-Cookie', line)
      },
      stepped: (token) => outgoing.appendHeader('Set-Cookie', stepCookie(token, getRuntime().secureCookies)),
    })
    // next-auth reads no more of Next's types than what is put together above.
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options)
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    vi.stubEnv('NEXTAUTH_URL', origin())
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return origin
}
