import { DeviceLine } from '@/components/bed-facts/device-line'
import { deviceSentences } from '@/components/bed-facts/device-words'
import { FreshnessMark } from '@/components/bed-facts/freshness-mark'
import { PatientLine } from '@/components/bed-facts/patient-line'
import type { Bed } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'
import { BedFrame } from './bed-frame'

export interface QuietBed {
  readonly bed: Bed
  /** When the device was reported, in words. */
  readonly deviceSince: string
  readonly t: Translate<'board'>
}

/** No open request: the card is almost invisible. */
export function bedWithoutRequest({ bed, deviceSince, t }: QuietBed) {
  const quiet = t('card.quiet', {
    occupied: bed.occupied === false ? 'no' : 'yes',
    device: deviceSentences(bed.device, t),
  })
  const says = `${quiet} ${deviceSince}`.trim()
  return (
    <BedFrame bed={bed} says={says} corner={<FreshnessMark bedId={bed.id} />}>
      <PatientLine bed={bed} />
      <span className="bed-device mt-auto">
        <DeviceLine device={bed.device} since={deviceSince} />
      </span>
    </BedFrame>
  )
}
