import ClockAlert from 'lucide-react/icons/clock-alert'
import { useCheckedAt, useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { coarsely, freshnessOf } from '@/lib/board/freshness'
import { elapsed } from '@/lib/board/waiting'

/** Shows an icon where the last check of a bed is old. A component of its own, so that a check re-renders nothing else. */
export function FreshnessMark({ bedId }: { bedId: string }) {
  const t = useBoardWords()
  const checkedAt = useCheckedAt(bedId)
  const freshness = useTime((now) => freshnessOf(checkedAt, now))
  // To the minute, so that no card re-renders every second.
  const time = useTime((now) => (checkedAt === undefined ? '' : coarsely(elapsed(checkedAt, now))))
  if (freshness === 'fresh') return null
  const words = t(`freshness.${freshness}`, { time })
  return (
    <span role="img" aria-label={words} title={words} className="opacity-70">
      <ClockAlert aria-hidden />
    </span>
  )
}
