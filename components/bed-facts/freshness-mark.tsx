import ClockAlert from 'lucide-react/icons/clock-alert'
import { useCheckedAt, useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { freshnessOf } from '@/lib/board/freshness'

/** Shows an icon where the last check of a bed is old. A component of its own, so that a check re-renders nothing else. */
export function FreshnessMark({ bedId }: { bedId: string }) {
  const t = useBoardWords()
  const checkedAt = useCheckedAt(bedId)
  const freshness = useTime((now) => freshnessOf(checkedAt, now))
  if (freshness === 'fresh') return null
  const words = t(`freshness.${freshness}`)
  return (
    <span role="img" aria-label={words} title={words} className="opacity-70">
      <ClockAlert aria-hidden />
    </span>
  )
}
