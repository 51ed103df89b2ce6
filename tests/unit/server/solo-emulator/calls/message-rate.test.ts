import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import type { Caller } from '@/server/solo-emulator/calls/caller'
import { createMessageRate } from '@/server/solo-emulator/calls/message-rate'

type Pass = (message: unknown[], next: () => void) => void

/** A member's socket: `send` resolves once the message was let through, answered or dropped. */
function socketOf(limit: (socket: Caller) => void, memberId: string) {
  let pass: Pass = () => {}
  const socket = {
    data: { seat: { callId: 'call', memberId, side: 'provider' } },
    use: (one: Pass) => (pass = one),
  }
  // The limiter uses nothing more of a socket.
  limit(socket as unknown as Caller)
  return async (event: string, answer?: (refusal: unknown) => void) => {
    const next = vi.fn()
    pass([event, ...(answer ? [answer] : [])], next)
    await new Promise((done) => setImmediate(done))
    return next.mock.calls.length > 0
  }
}

test('a member who sends too much is refused with the seconds to wait, may leave, and disturbs no one else', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const limit = createMessageRate(log, { points: 3, duration: 10 })
  const [send, other] = [socketOf(limit, 'one'), socketOf(limit, 'two')]
  for (let sent = 0; sent < 3; sent++) expect(await send('call:signal')).toBe(true)
  expect(await send('call:signal')).toBe(false)
  const answer = vi.fn()
  expect(await send('call:enter', answer)).toBe(false)
  expect(answer.mock.calls[0]?.[0]).toMatchObject({
    ok: false,
    refusal: { code: 'too_many_attempts', details: { retryAfterSeconds: expect.any(Number) } },
  })
  // Another connection of the same member is no way around it.
  expect(await socketOf(limit, 'one')('call:media')).toBe(false)
  expect(await send('call:leave', answer)).toBe(true)
  expect(await other('call:signal')).toBe(true)
  expect(lines).toHaveLength(2)
})
