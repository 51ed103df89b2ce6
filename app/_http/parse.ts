import type { z } from 'zod'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

/**
 * Parses `value` by `schema`, or refuses with `invalid` and the dotted name of the first wrong field; `part` when the
 * whole value is wrong.
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown, part: string): Result<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return accepted(parsed.data)
  const [issue] = parsed.error.issues
  if (!issue) return refused('invalid', refusalText('sent.nothing'), { field: part })
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...issue.path, ...unknownKey].map(String).join('.') || part
  return refused('invalid', issue.message, { field })
}
