import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPass, signPass } from '@/server/solo-emulator/calls/call-link'

const SECRET = 'a secret of the tests'
const NOW = Date.parse('2026-11-23T12:00:00Z')
const until = NOW / 1000 + 60
const callId = randomUUID()
const asked = { callId, side: 'provider' } as const
const token = signPass({ ...asked, until }, SECRET)
const fault = (given: string, to: Parameters<typeof readPass>[1] = asked, secret = SECRET, now = NOW) => {
  const read = readPass(given, to, secret, now)
  return read.ok ? null : read.fault
}

describe('a link into a call', () => {
  it('admits to its call, on its side, until its time', () => {
    expect(readPass(token, asked, SECRET, NOW)).toMatchObject({ ok: true, pass: { ...asked, until } })
    expect(fault(token, asked, SECRET, until * 1000 - 1)).toBeNull()
    expect(fault(token, asked, SECRET, until * 1000)).toBe('expired')
  })

  it('admits to nothing else, and says which', () => {
    expect(fault(token, { callId: randomUUID(), side: 'provider' })).toBe('other-call')
    expect(fault(token, { callId, side: 'patient' })).toBe('other-side')
    expect(fault(token, asked, 'another secret')).toBe('tampered')
  })

  it('is another one each time, so that each is used once', () => {
    expect(signPass({ ...asked, until }, SECRET)).not.toBe(token)
  })

  it('is tampered with when a single character of it is another', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1)
        // The last character of base64url has bits that mean nothing.
        fc.pre(changed !== token && at !== token.length - 1)
        expect(fault(changed)).toBe('tampered')
      }),
    )
  })

  it('survives any text in its place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fault(text)).toBe('tampered')
      }),
    )
  })
})
