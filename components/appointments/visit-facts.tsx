import { roomAndBed } from '@/lib/board/place'
import { dayWords, span } from '@/lib/visits/day'
import type { Visit } from '@/lib/visits/types'

/** "431 bed 2, floor 2", or that the bed is not known any more. */
export const placeWords = ({ place }: Visit): string =>
  place ? `${roomAndBed(place)}, ${place.floor}` : 'a bed that is not on the board any more'

/** When, where, who and what for. */
export function VisitFacts({ visit }: { visit: Visit }) {
  const { patient } = visit
  return (
    <dl className="mt-4 divide-y divide-line border-y border-line">
      <Fact name="When">
        <span className="font-semibold">
          {dayWords(visit.startsAt)}, {span(visit.startsAt, visit.durationSeconds)}
        </span>
      </Fact>
      <Fact name="Where">{visit.waitingRoom}</Fact>
      <Fact name="Patient">
        <span className="font-semibold">{patient.name ?? 'Not known'}</span>
        <span className="block text-sm text-ink-soft">
          {patient.mrn && `MRN ${patient.mrn} · `}
          {placeWords(visit)}
        </span>
      </Fact>
      <Fact name="Reason">{visit.reason}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-4 py-2">
      <dt className="w-20 flex-none text-ink-soft">{name}</dt>
      <dd className="min-w-0 flex-1 wrap-anywhere">{children}</dd>
    </div>
  )
}
