'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeviceNotes } from '@/components/bed-facts/device-notes'
import { PatientIdentity } from '@/components/bed-facts/patient-identity'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { useBedPhone } from '@/components/bed-facts/use-bed-phone'
import { useCallSession } from '@/components/call/session-context'
import type { Drafts } from '@/components/chart/drafts'
import { LazyChart } from '@/components/chart/lazy-chart'
import { RequestNotes } from '@/components/escalation/request-notes'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { RequestState } from '@/components/request/request-state'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { Tabs } from '@/components/ui/tabs'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { may } from '@/lib/board/roles'
import type { Bed, BedRequest } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { BedPhone } from './bed-phone'
import { useCallPatient } from './call-patient'
import { Decision } from './decision'
import { DoorLine } from './door-line'
import { type CallBed, WithCall } from './with-call'

/** Whose call it is, what was asked, and the chart. */
export default function PatientPanel() {
  return <WithCall otherwise={<Unknown />}>{(now) => <Known now={now} />}</WithCall>
}

function Unknown() {
  const t = useTranslations('callPanel')
  const { standing } = useCallPatient()
  const { state } = useObservable(standing)
  if (state !== 'signed-out') return <p role="status">{t(state === 'failed' ? 'failed' : 'loading')}</p>
  return (
    <div role="status">
      <p className="text-lg">{t('signedOut')}</p>
      <div className="mt-4 grid gap-3">
        <a
          href="/sign-in"
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
        >
          {t('signIn')}
        </a>
        <Button onClick={() => standing.set({ state: 'loading' })}>{t('showAgain')}</Button>
      </div>
    </div>
  )
}

type View = 'request' | 'chart'

function Known({ now }: { now: CallBed }) {
  const t = useTranslations('callPanel')
  const { actor } = useBoardSession()
  const { drafts } = useCallPatient()
  const [view, setView] = useState<View>('request')
  const { bed, call } = now
  return (
    <>
      <Stale />
      <Place bed={bed} />
      {/* The chart has the identifiers of its own patient, and keeps them in sight. */}
      <div hidden={view === 'chart' && bed.patient !== null}>
        <Identity bed={bed} />
        <Phone bed={bed} />
      </div>
      {may(actor.role, 'chart:read') ? (
        <div className="mt-4">
          <Tabs<View>
            label={t('tabs')}
            current={view}
            onChange={setView}
            tabs={[
              { id: 'request', label: t('request'), content: <Asked now={now} /> },
              {
                id: 'chart',
                label: <ChartLabel drafts={drafts} />,
                content: (
                  <LazyChart
                    bed={bed}
                    drafts={drafts}
                    banner={null}
                    noteOf={bed.patient?.mrn === call.mrn ? call.appointmentId : null}
                  />
                ),
              },
            ]}
          />
        </div>
      ) : (
        <Asked now={now} />
      )}
    </>
  )
}

function Stale() {
  const { clockTime } = useFormats()
  const t = useTranslations('callPanel')
  const connection = useObservable(useStore().connection)
  if (connection.state !== 'stale') return null
  return (
    <p role="alert" className="hazard mb-4 rounded-lg px-4 py-3 font-semibold">
      {t('stale', { time: clockTime(connection.since) })}
    </p>
  )
}

function Place({ bed }: { bed: Bed }) {
  const places = usePlaces()
  const t = useTranslations('callPanel')
  const name = useBedName(bed)
  const building = useObservable(useStore().boardInfo)?.building.name ?? ''
  const { department } = bed
  const where = {
    building,
    floor: places.floor(bed.floor),
    room: places.room(bed.room),
    bed: places.bed(bed.label),
  }
  return (
    <>
      <h2 className="text-2xl leading-tight font-bold break-words">{name}</h2>
      <p className="mt-0.5 text-base text-ink-soft">
        {department ? t('place', { ...where, department }) : t('placeWithoutDepartment', where)}
      </p>
    </>
  )
}

function Identity({ bed: { patient } }: { bed: Bed }) {
  const t = useTranslations('callPanel')
  if (!patient) return <p className="mt-3 text-base font-semibold">{t('noPatient')}</p>
  return <PatientIdentity patient={patient} className="mt-3" />
}

function Phone({ bed }: { bed: Bed }) {
  const phone = useBedPhone(bed)
  if (!phone) return null
  return (
    <p className="mt-2 text-base">
      <BedPhone phone={phone} className="inline-flex min-h-12 items-center font-semibold" />
    </p>
  )
}

/** The request with what can be done; after the call that stands in the middle of the page. */
function Asked({ now }: { now: CallBed }) {
  const { kind } = useObservable(useCallSession().state)
  const over = kind === 'over' || kind === 'refused'
  const { bed, request } = now
  return (
    <div className="grid gap-4">
      {request && <RequestFacts bed={bed} request={request} over={over} />}
      {!over && <Decision now={now} over={false} />}
    </div>
  )
}

function RequestFacts({ bed, request, over }: { bed: Bed; request: BedRequest; over: boolean }) {
  const t = useTranslations('callPanel')
  const status = useTime((now) => shownStatus(request, now))
  return (
    <div>
      <RequestState request={request} status={status} />
      {!over && (
        <dl className="mt-3 text-base">
          <dt className="text-ink-soft">{t('door.label')}</dt>
          <dd className="font-semibold">
            <DoorLine bed={bed} request={request} />
          </dd>
        </dl>
      )}
      <RequestNotes bed={bed} request={request} />
      <DeviceNotes device={bed.device} />
    </div>
  )
}

function ChartLabel({ drafts }: { drafts: Drafts }) {
  const t = useTranslations('callPanel')
  const unsaved = useObservable(drafts.notes).size + useObservable(drafts.documents).size > 0
  if (!unsaved) return t('chart')
  return (
    <span>
      {t.rich('chartUnsaved', {
        soft: (parts) => <span className="text-sm font-normal text-ink-soft">{parts}</span>,
      })}
    </span>
  )
}
