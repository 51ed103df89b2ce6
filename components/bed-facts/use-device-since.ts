import { useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { useFormats } from '@/components/words/use-formats'
import { toldAtTime } from '@/lib/board/freshness'
import type { BedDevice } from '@/lib/board/types'

/** Returns "Reported at 14:03."; empty where nothing was reported, or long ago. */
export function useDeviceSince(device: BedDevice | undefined): string {
  const t = useBoardWords()
  const { minuteTime } = useFormats()
  const at = useTime((now) => (device ? toldAtTime(device, now) : null))
  return at === null ? '' : t('deviceSince', { time: minuteTime(at) })
}
