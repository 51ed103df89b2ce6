import { expect, it } from 'vitest'
import { refusalIn } from '@/components/feed/http'
import { isOutage } from '@/components/feed/use-act-refusal'
import { refusalTextHere } from '@/lib/words/refusal-text-here'

const body = (code: string) => ({ error: { code, message: 'Why.' } })

it.each([
  ['no answer', { code: 'upstream_unavailable', ...refusalTextHere('unreachable') } as const],
  ['a proxy whose server is gone', refusalIn(502, null)],
  ['a database that is gone', refusalIn(503, body('database_unavailable'))],
  ['a server that starts', refusalIn(503, body('starting'))],
])('takes %s for an outage of Lantern', (_, refusal) => {
  expect(isOutage(refusal)).toBe(true)
})

it.each([
  ['a claim that was lost', refusalIn(409, body('already_claimed'))],
  ['a session that has ended', refusalIn(401, null)],
  ['Solo, which does not answer', refusalIn(503, body('upstream_unavailable'))],
  ['a fault of Lantern’s', refusalIn(500, body('internal'))],
])('takes %s for none', (_, refusal) => {
  expect(isOutage(refusal)).toBe(false)
})
