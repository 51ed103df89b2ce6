import { useBoardWords } from '@/components/session/session-context'
import type { Bed } from '@/lib/board/types'

/** Who lies here, as far as this board is told; a masked board stays silent about an occupied bed. */
export function PatientLine({ bed }: { bed: Bed }) {
  const t = useBoardWords()
  const words = bed.patient?.name ?? (bed.occupied === false ? t('place.empty') : '')
  return <span className="bed-line bed-patient">{words || '\u00a0'}</span>
}
