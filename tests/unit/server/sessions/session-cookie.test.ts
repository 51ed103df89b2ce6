import { encode } from 'next-auth/jwt'
import { expect, test, vi } from 'vitest'
import { actorOfHandshake } from '@/server/auth/handshake'
import { readSessionCookie } from '@/server/sessions/session-cookie'

const secret = 'a-secret-of-at-least-thirty-two-characters'
const until = Date.now() + 3_600_000
const token = (more: object = {}, maxAge = 3600, key = secret) =>
  encode({
    secret: key,
    maxAge,
    token: { sub: 'u', name: 'Bea', role: 'bedside', sid: 'session-1', until, ...more },
  })
const claim = { sessionId: 'session-1', expiresAt: until, paired: false }
const NAME = 'next-auth.session-token'

test('is found among other cookies', async () => {
  const cookie = `theme=dark; ${NAME}=${await token()}; next-auth.csrf-token=abc%7Cdef`
  expect(await readSessionCookie(cookie, secret, false)).toEqual(claim)
})

test('is put together from the pieces next-auth cuts a long one into, in any order', async () => {
  const whole = await token()
  const pieces = Array.from({ length: 12 }, (_, index) => {
    const size = Math.ceil(whole.length / 12)
    return `${NAME}.${index}=${whole.slice(index * size, (index + 1) * size)}`
  })
  expect(await readSessionCookie(pieces.reverse().join('; '), secret, false)).toEqual(claim)
})

test('over https only the cookie that browsers keep to https counts', async () => {
  expect(await readSessionCookie(`${NAME}=${await token()}`, secret, true)).toBeNull()
  expect(await readSessionCookie(`__Secure-${NAME}=${await token()}`, secret, true)).toEqual(claim)
})

test.each([
  ['none', async () => ''],
  ['another cookie', async () => 'theme=dark'],
  ['an empty one', async () => `${NAME}=`],
  ['nonsense', async () => `${NAME}=abc.def.ghi.jkl.mno`],
  ['one of another secret', async () => `${NAME}=${await token({}, 3600, 'x'.repeat(40))}`],
  ['one that expired', async () => `${NAME}=${await token({}, -60)}`],
  ['one without a session', async () => `${NAME}=${await token({ sid: undefined })}`],
  ['one whose session is no text', async () => `${NAME}=${await token({ sid: 7 })}`],
  ['one that was cut', async () => `${NAME}=${(await token()).slice(0, -4)}`],
])('nobody is signed in by %s', async (_, cookie) => {
  expect(await readSessionCookie(await cookie(), secret, false)).toBeNull()
})

test('a handshake is answered by the database, and only while the session can be open', async () => {
  const actor = { userId: 'u', name: 'Bea', role: 'bedside', sessionId: 'session-1' } as const
  const accounts = { session: vi.fn(async (id: string) => (id === 'session-1' ? actor : null)) }
  const opened = async (more: object) =>
    actorOfHandshake({ cookie: `${NAME}=${await token(more)}` }, secret, accounts, false)
  expect(await opened({})).toEqual({ actor, expiresAt: until })
  expect(await opened({ sid: 'session-2' })).toBeNull()
  expect(await opened({ until: Date.now() - 1 })).toBeNull()
  expect(await actorOfHandshake({}, secret, accounts, false)).toBeNull()
})
