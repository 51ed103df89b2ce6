import type { Bed } from '@/lib/board/types'
import { DeviceLine, deviceWords } from '../lines/device-line'
import { FreshnessMark } from '../lines/freshness-mark'
import { PatientLine } from '../lines/patient-line'
import { BedFrame } from './bed-frame'

/** Nothing happens here: it almost disappears. */
export function bedQuiet({ bed }: { bed: Bed }) {
  const says = [bed.occupied === false ? 'Empty' : 'No request', deviceWords(bed.device.readiness)].filter(
    Boolean,
  )
  return (
    <BedFrame bed={bed} says={`${says.join('. ')}.`} corner={<FreshnessMark bedId={bed.id} />}>
      <PatientLine bed={bed} />
      <span className="bed-device mt-auto">
        <DeviceLine readiness={bed.device.readiness} />
      </span>
    </BedFrame>
  )
}
