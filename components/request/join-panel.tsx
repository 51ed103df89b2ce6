'use client'

import Video from 'lucide-react/icons/video'
import { JoinCountdown } from '@/components/escalation/join-countdown'
import { TeamsWay } from '@/components/teams/teams-way'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Bed, BedRequest } from '@/lib/board/types'
import { useJoin } from './use-join'

/** The right patient, by two identifiers, before the camera. */
export function JoinPanel({ bed, request, again }: { bed: Bed; request: BedRequest; again: boolean }) {
  const { join, joining, refusal, refusedVia, url } = useJoin(request.id)
  if (!bed.patient) {
    return (
      <p className="rounded-lg bg-bed px-4 py-3 text-base ring-1 ring-line ring-inset">
        No patient is known at this bed, so there is nobody to confirm and no call to open. Phone the ward, or
        release the request.
      </p>
    )
  }
  const { name, mrn, birthDate } = bed.patient
  return (
    <section aria-label="Join the call">
      <p className="text-sm font-semibold text-ink-soft">Is this the patient? Confirm two identifiers.</p>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 rounded-lg border border-line-strong px-4 py-3 text-lg">
        <div className="basis-full">
          <dt className="sr-only">Name</dt>
          <dd className="text-xl font-bold">{name}</dd>
        </div>
        <Identifier name="MRN" value={mrn} />
        {birthDate && <Identifier name="Born" value={birthDate} />}
      </dl>
      <Button
        look={again ? 'plain' : 'primary'}
        className={again ? 'mt-4 w-full' : 'mt-4 min-h-16 w-full text-xl'}
        disabled={joining !== null}
        onClick={() => void join('solo')}
      >
        <Video aria-hidden className="size-6" />
        {joining === 'solo' ? 'Opening the call…' : again ? 'Join again' : 'Yes, join the call'}
      </Button>
      <JoinCountdown request={request} />
      {refusal && <RefusalNote refusal={refusal} />}
      <TeamsWay join={join} joining={joining} refusal={refusal} refusedVia={refusedVia} />
      {url && (
        <p className="mt-3 text-base" role="alert">
          The browser kept the new tab shut.{' '}
          <a
            className="font-semibold underline underline-offset-4"
            href={url}
            target="_blank"
            rel="noreferrer"
          >
            Open the call
          </a>
        </p>
      )}
    </section>
  )
}

const Identifier = ({ name, value }: { name: string; value: string }) => (
  <div className="flex gap-2">
    <dt className="text-ink-soft">{name}</dt>
    <dd className="font-semibold">{value}</dd>
  </div>
)
