import type { Result } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { createAttemptLimiter, takePointOfAddress } from '@/server/db/attempt-limit'
import type { Orm } from '@/server/platform/db/open'

/** A ward may share an address; each question is a row for five minutes. */
const QUESTIONS = { keyPrefix: 'passkey-question', points: 300, durationSeconds: 5 * 60 } as const

/** Counts a question for a passkey that someone at `address` asks for without a session. Refuses too_many_attempts. */
export const takeQuestion = (orm: Orm, address: string): Promise<Result<null>> =>
  takePointOfAddress(createAttemptLimiter(orm, QUESTIONS), address, () => refusalText('session.tooMany'))
