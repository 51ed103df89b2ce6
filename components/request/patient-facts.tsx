import type { Patient } from '@/lib/board/types'
import { Fact } from './known-about-bed'

/** The name and two identifiers; a room number is none (Joint Commission, NPSG.01.01.01). */
export function PatientFacts({ patient }: { patient: Patient }) {
  return (
    <Fact name="Patient">
      <span className="font-semibold">{patient.name}</span>
      <span className="block text-sm text-ink-soft">
        MRN {patient.mrn}
        {patient.birthDate && ` · born ${patient.birthDate}`}
      </span>
    </Fact>
  )
}
