'use client'

import Video from 'lucide-react/icons/video'
import { useTranslations } from 'use-intl'
import { DeviceNotes } from '@/components/bed-facts/device-notes'
import { PatientIdentity } from '@/components/bed-facts/patient-identity'
import { JoinCountdown } from '@/components/escalation/join-countdown'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Bed, BedRequest } from '@/lib/board/types'
import { TeamsOption } from './teams-option'
import type { Join } from './use-join'

export interface JoinPanelProps {
  readonly bed: Bed
  readonly request: BedRequest
  /** The nurse has joined before. */
  readonly again: boolean
  readonly join: Join
}

/** Confirms the patient by two identifiers, before the camera opens. */
export function JoinPanel({ bed, request, again, join: { join, ...state } }: JoinPanelProps) {
  const t = useTranslations('request')
  const { joining, slow, refusal, refusedVia, url } = state
  if (!bed.patient) {
    return (
      <p className="rounded-lg bg-bed px-4 py-3 text-base ring-1 ring-line ring-inset">{t('join.nobody')}</p>
    )
  }
  return (
    <section aria-label={t('join.label')}>
      <p className="text-sm font-semibold text-ink-soft">{t('join.isThis')}</p>
      <PatientIdentity patient={bed.patient} className="mt-2" />
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
