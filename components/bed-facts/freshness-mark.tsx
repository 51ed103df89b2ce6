import ClockAlert from 'lucide-react/icons/clock-alert'
import { useCheckedAt, useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { freshnessOf } from '@/lib/board/freshness'

/** Shown only where what we know of a bed is old. A leaf of its own: a check of the bed re-renders nothing else. */
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
