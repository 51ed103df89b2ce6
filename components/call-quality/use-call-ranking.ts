import { type Loaded, useLoaded } from '@/components/feed/use-loaded'
import type { CallRanking, RankedDays } from '@/lib/calls/ranking'

/** Returns the ranking over the last days; the one of before stands while another is loaded. */
export const useCallRanking = (days: RankedDays): Loaded<CallRanking> =>
  useLoaded<CallRanking>(`/api/call-quality?days=${days}`, () => 0, { keepPreviousData: true })
