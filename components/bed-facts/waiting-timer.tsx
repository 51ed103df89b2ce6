import { useTime } from '@/components/feed/feed-context'
import { elapsed, timer } from '@/lib/board/waiting'

/** A running time. A tick re-renders only this text. `since`: server time (ms). */
export function WaitingTimer({ since }: { since: number }) {
  const text = useTime((now) => timer(elapsed(since, now)))
  return (
    <span role="timer" data-hours={text.length > 5 || undefined} className="timer">
      {text}
    </span>
  )
}
