import { createCipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { expect, test, vi } from 'vitest'
import { actorOfHandshake } from '@/server/auth/handshake'
import { displayCookie, readSessionCookie } from '@/server/sessions/session-cookie'

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
  expect(await readSessionCookie(`__Host-${NAME}=${await token()}`, secret, true)).toEqual(claim)
})

test('over https a paired screen of version 0.1 goes on, until a new cookie goes before it; no user does', async () => {
  expect(await readSessionCookie(`__Secure-${NAME}=${await token()}`, secret, true)).toBeNull()
  const former = `__Secure-${NAME}=${await token({ paired: true })}`
  expect(await readSessionCookie(former, secret, true)).toEqual({ ...claim, paired: true })
  const newer = `${former}; __Host-${NAME}=${await token({ sid: 'session-2' })}`
  expect(await readSessionCookie(newer, secret, true)).toMatchObject({ sessionId: 'session-2' })
  expect(await readSessionCookie(former, secret, false)).toBeNull()
})

test('is read by the secret of before a change, and written by the current one', async () => {
  const changed = ['the secret that is used from now on', secret] as const
  expect(await readSessionCookie(`${NAME}=${await token()}`, changed, false)).toEqual(claim)
  const wall = { userId: 'd', name: 'Wall', role: 'display', sessionId: 'session-1' } as const
  const written = (await displayCookie(wall, changed, false)).split(';')[0]
  expect(await readSessionCookie(written, changed[0], false)).toMatchObject({ paired: true })
  expect(await readSessionCookie(written, secret, false)).toBeNull()
})

test('is opened by the one algorithm that Lantern writes, also where another one fits the key', async () => {
  expect(
    await readSessionCookie(`${NAME}=${sealedByCbc({ sid: 'session-1', until })}`, secret, false),
  ).toBeNull()
})

/** Seals as RFC 7518, 5.2.3 has it (A128CBC-HS256), by the key that next-auth derives. */
function sealedByCbc(content: object): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32))
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A128CBC-HS256' })).toString('base64url')
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()])
  const headerBits = Buffer.alloc(8)
  headerBits.writeBigUInt64BE(BigInt(header.length * 8))
  const tag = createHmac('sha256', key.subarray(0, 16))
    .update(Buffer.concat([Buffer.from(header), iv, sealed, headerBits]))
    .digest()
    .subarray(0, 16)
  return [header, '', ...[iv, sealed, tag].map((part) => part.toString('base64url'))].join('.')
}

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
