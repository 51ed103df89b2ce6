import { expect, it } from 'vitest'
import { errorCode } from '@/server/platform/error-code'

const TYPED = 'hunter2'
const withCode = Object.assign(new Error(TYPED), { code: '23505', detail: TYPED })

it.each<[string, unknown, string]>([
  ['its code', withCode, '23505'],
  [
    'the code of its cause, which drizzle wraps',
    new Error(`Failed query: ${TYPED}`, { cause: withCode }),
    '23505',
  ],
  ['its class where it has no code', new TypeError(TYPED), 'TypeError'],
  ['its type where it is no object', TYPED, 'string'],
  ['nothing where it is an object of any kind', { message: TYPED }, 'unknown'],
])('the log has of an error %s, and never its message', (_, error, logged) => {
  expect(errorCode(error)).toBe(logged)
})
