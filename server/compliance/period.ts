import type { Period } from '@/lib/compliance/trail'
import { type Result, refused } from '@/lib/errors'
import { refusalTextHere } from '@/lib/words/refusal-text-here'

/** Runs `read` where a period begins before it ends. Refuses invalid, with its field. */
export const unlessTurned = async <T>(
  { from, to }: Period,
  read: () => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> =>
  from > to ? refused('invalid', refusalTextHere('daysTurned'), { field: 'from' }) : read()
