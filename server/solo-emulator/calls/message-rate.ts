import type { FastifyBaseLogger } from 'fastify'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { refused } from '@/lib/errors'
import type { Caller } from './caller'

/**
 * Messages of one member of a call. A browser sends some dozens to connect to one other, at once, and every member of a full call
 * may have to be connected to again; a camera that is moved sends ten a second.
 */
const MOST = { points: 400, duration: 10 } as const

/**
 * Creates the rate limit on the messages of calls. Beyond it a message that waits for an answer is refused with the seconds to wait,
 * and any other is dropped: signals are sent again by the browsers. Leaving is never refused.
 */
export function createMessageRate(log: FastifyBaseLogger, most: { points: number; duration: number } = MOST) {
  const limiter = new RateLimiterMemory(most)
  return (socket: Caller): void => {
    const { callId, memberId } = socket.data.seat
    let isOver = false
    socket.use(([event, ...sent], next) => {
      const taken = event === 'call:leave' ? Promise.resolve() : limiter.consume(`${callId} ${memberId}`)
      taken.then(
        () => {
          isOver = false
          next()
        },
        ({ msBeforeNext }: RateLimiterRes) => {
          if (!isOver) log.warn({ side: socket.data.seat.side, event }, 'A member of a call sends too much')
          isOver = true
          const answer: unknown = sent.at(-1)
          const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
          if (typeof answer === 'function')
            answer(
              refused('too_many_attempts', 'Too many messages. Wait a moment.', {
                details: { retryAfterSeconds },
              }),
            )
        },
      )
    })
  }
}
