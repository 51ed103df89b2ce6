import type { Result } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { createAttemptLimiter, takePoint } from '@/server/db/attempt-limit'
import type { Orm } from '@/server/platform/db/open'

const HOUR_S = 3_600
/** Far more charts than a nurse needs in an hour, and far fewer than someone who copies them. */
const MOST_OPENED = 120
const MOST_GLASS = 20

/** Counts, for all nodes together, how many charts a nurse opens, and how many outside their own units. */
export interface ChartLimits {
  /** Refuses too_many_attempts with the seconds to wait. */
  open(userId: string): Promise<Result<null>>
  breakGlass(userId: string): Promise<Result<null>>
}

/** Creates the limits on reading many charts. */
export function createChartLimits(orm: Orm): ChartLimits {
  const limiter = (keyPrefix: string, points: number) =>
    createAttemptLimiter(orm, { keyPrefix, points, durationSeconds: HOUR_S })
  const opened = limiter('charts', MOST_OPENED)
  const glass = limiter('glass', MOST_GLASS)
  return {
    open: (userId) => takePoint(opened, userId, tooMany),
    breakGlass: (userId) => takePoint(glass, userId, tooMany),
  }
}

const tooMany = (seconds: number) => refusalText('chart.tooMany', { minutes: Math.ceil(seconds / 60) })
