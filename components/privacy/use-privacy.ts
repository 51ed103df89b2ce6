import { useSWRConfig } from 'swr'
import { useLoaded } from '@/components/feed/use-loaded'
import type { NamedWall, NotSeen } from '@/lib/board/display'
import type { OpenedChart } from '@/lib/chart/types'

export const OPENED_CHARTS = '/api/opened-charts'
export const NAMED_WALLS = '/api/named-walls'
const NOT_SEEN = '/api/privacy/not-seen'

/** On the page itself a charge nurse hears of an opened chart while its nurse still reads it. */
const PAGE_MS = 15_000
/** The count stands on every page of every charge nurse. */
const COUNT_MS = 60_000

/** Returns the charts that were opened outside their nurses' units in the last 24 h, the latest first. */
export const useOpenedCharts = () =>
  useLoaded<{ readonly charts: readonly OpenedChart[] }>(OPENED_CHARTS, () => PAGE_MS)

/** Returns the walls that show names or wait for a charge nurse. */
export const useNamedWalls = () =>
  useLoaded<{ readonly walls: readonly NamedWall[] }>(NAMED_WALLS, () => PAGE_MS)

/**
 * Returns how much the charge nurse has not seen yet.
 * @param seen - up to when (server time, ms) the opened charts were seen
 */
export const useNotSeen = (seen: number) =>
  useLoaded<NotSeen>(`${NOT_SEEN}?since=${seen}`, () => COUNT_MS, { keepPreviousData: true })

/** Returns what counts again at once, after an act of this page. */
export function useCountAgain(): () => Promise<unknown> {
  const { mutate } = useSWRConfig()
  return () => mutate((key) => typeof key === 'string' && key.startsWith(NOT_SEEN))
}
