'use client'

import Video from 'lucide-react/icons/video'
import { useTranslations } from 'use-intl'
import { DeviceNotes } from '@/components/bed-facts/device-notes'
import { PatientIdentifier } from '@/components/bed-facts/patient-identifier'
import { JoinCountdown } from '@/components/escalation/join-countdown'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Bed, BedRequest } from '@/lib/board/types'
import { TeamsOption } from './teams-option'
import { useJoin } from './use-join'

export interface JoinPanelProps {
  readonly bed: Bed
  readonly request: BedRequest
  /** The nurse has joined before. */
  readonly again: boolean
  /** The call opens in this tab. */
  readonly here?: boolean
}

/** Confirms the patient by two identifiers, before the camera opens. */
export function JoinPanel({ bed, request, again, here = false }: JoinPanelProps) {
  const t = useTranslations('request')
  const mrnInBed = bed.patient?.mrn ?? ''
  const { join, joining, slow, refusal, refusedVia, url } = useJoin(request.id, mrnInBed, here)
  if (!bed.patient) {
    return (
      <p className="rounded-lg bg-bed px-4 py-3 text-base ring-1 ring-line ring-inset">{t('join.nobody')}</p>
    )
  }
  const { name, mrn, birthDate } = bed.patient
  return (
    <section aria-label={t('join.label')}>
      <p className="text-sm font-semibold text-ink-soft">{t('join.isThis')}</p>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 rounded-lg border border-line-strong px-4 py-3 text-lg">
        <div className="basis-full">
          <dt className="sr-only">{t('join.name')}</dt>
          <dd className="text-xl font-bold">{name}</dd>
        </div>
        <PatientIdentifier name={t('join.mrn')} value={mrn} />
        {birthDate && <PatientIdentifier name={t('join.born')} value={birthDate} />}
      </dl>
      <DeviceNotes device={bed.device} />
      <Button
        variant={again ? 'plain' : 'primary'}
        className={again ? 'mt-4 w-full' : 'mt-4 min-h-16 w-full text-xl'}
        disabled={joining !== null}
        onClick={() => void join('solo')}
      >
        <Video aria-hidden className="size-6" />
        {t(joining === 'solo' ? 'join.busy' : again ? 'join.again' : 'join.yes')}
      </Button>
      <p role="status" className={slow ? 'mt-2 text-base font-medium' : ''}>
        {slow && t('join.slow')}
      </p>
      <JoinCountdown request={request} />
      {refusal && <RefusalNote refusal={refusal} />}
      <TeamsOption join={join} joining={joining} refusal={refusal} refusedVia={refusedVia} />
      {url && (
        <p className="mt-3 text-base" role="alert">
          {t.rich('join.blocked', {
            link: (parts) => (
              <a
                className="font-semibold underline underline-offset-4"
                href={url}
                target="_blank"
                rel="noreferrer"
              >
                {parts}
              </a>
            ),
          })}
        </p>
      )}
    </section>
  )
}
