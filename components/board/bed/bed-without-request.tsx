import { DeviceLine } from '@/components/bed-facts/device-line'
import { deviceSentences, deviceSince } from '@/components/bed-facts/device-words'
import { FreshnessMark } from '@/components/bed-facts/freshness-mark'
import { PatientLine } from '@/components/bed-facts/patient-line'
import type { Bed } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'
import { BedFrame } from './bed-frame'

/** No open request: the card is almost invisible. */
export function bedWithoutRequest({ bed, t }: { bed: Bed; t: Translate<'board'> }) {
  const quiet = t('card.quiet', {
    occupied: bed.occupied === false ? 'no' : 'yes',
    device: deviceSentences(bed.device, t),
  })
  const says = `${quiet} ${deviceSince(bed.device, t)}`.trim()
  return (
    <BedFrame bed={bed} says={says} corner={<FreshnessMark bedId={bed.id} />}>
      <PatientLine bed={bed} />
      <span className="bed-device mt-auto">
        <DeviceLine device={bed.device} />
      </span>
    </BedFrame>
  )
}
