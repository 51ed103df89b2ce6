import { useBoardWords } from '@/components/session/session-context'
import type { Bed } from '@/lib/board/types'

/**
 * The patient's name where the board may show it, else whether the bed is empty. A masked board shows nothing for an
 * occupied bed.
 */
export function PatientLine({ bed }: { bed: Bed }) {
  const t = useBoardWords()
  const words = bed.patient?.name ?? (bed.occupied === false ? t('place.empty') : '')
  return <span className="bed-line bed-patient">{words || '\u00a0'}</span>
}
