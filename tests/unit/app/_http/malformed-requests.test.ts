import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { route } from '@/app/_http/route'
import { installRuntime, type Runtime } from '@/server/runtime'
import { sessionCookie } from '../../../support/session-cookie'

const SECRET = 'a-secret-of-at-least-thirty-two-characters'
const NURSE = { userId: 'nurse-1', name: 'Bea Larsson, RN', role: 'bedside', sessionId: 'session-1' } as const
const lines: string[] = []
afterEach(() => lines.splice(0))

test('a signed-in request that fits no schema leaves a line with who sent it, and nothing of what was sent', async () => {
  // A route that refuses what it is sent reaches nothing else.
  installRuntime({
    authSecret: SECRET,
    secureCookies: false,
    accounts: { session: async () => NURSE },
    log: pino({ level: 'info', base: null }, { write: (line) => lines.push(line) }),
  } as unknown as Runtime)
  const handler = route({
    action: 'request:create',
    body: z.strictObject({ bed: z.uuid() }),
    run: () => Promise.reject(new Error('Not reached')),
  })
  const answer = await handler(
    new Request('http://127.0.0.1/api/a-route', {
      method: 'POST',
      headers: {
        cookie: await sessionCookie(NURSE, SECRET),
        'content-type': 'application/json',
        'x-forwarded-for': '10.0.0.7',
      },
      body: JSON.stringify({ bed: 'Yura Lukashik', 'typed as a name': 1 }),
    }),
    { params: Promise.resolve({}) },
  )
  expect(answer.status).toBe(400)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { userId: 'nurse-1', address: '10.0.0.7', action: 'request:create', code: 'invalid' },
  ])
  expect(lines.join()).not.toMatch(/Yura|typed|Bea/)
})
