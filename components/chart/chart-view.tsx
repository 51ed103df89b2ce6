'use client'

import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { useFormats } from '@/components/words/use-formats'
import type { Bed } from '@/lib/board/types'
import type { ChartOpening } from '@/lib/chart/types'
import { Appointments } from './appointments'
import { ChartProvider } from './chart-context'
import { ChartRefusal } from './chart-refusal'
import { Demographics } from './demographics'
import { Documents } from './documents'
import { type Drafts, draftKey, dropDrafts } from './drafts'
import { Episodes } from './episodes'
import { Identifiers } from './identifiers'
import { Note } from './note'
import { SayWhy } from './say-why'
import { useOpening } from './use-opening'

export interface ChartViewProps {
  readonly bed: Bed
  readonly drafts: Drafts
  /** Stays in sight above the chart. */
  readonly banner: ReactNode
  /** The appointment whose note is open from the start: the one of the call that the chart stands next to. */
  readonly noteOf?: string | null
}

/** The patient in a bed: identifiers, and below them what Solo has, each part loaded when it is opened. */
export default function ChartView(props: ChartViewProps) {
  const { bed, banner } = props
  if (bed.patient) return <KnownPatient {...props} mrn={bed.patient.mrn} />
  return (
    <>
      <InSight>{banner}</InSight>
      <NoPatient occupied={bed.occupied} />
    </>
  )
}

/** Sticky; it covers the dialog's own padding, or lines would show above it. */
const InSight = ({ children }: { children: ReactNode }) => (
  <div className="sticky -top-5 z-10 -mx-5 -mt-3 space-y-3 bg-surface px-5 pt-3 pb-2 empty:hidden sm:-top-6 sm:-mx-6 sm:px-6">
    {children}
  </div>
)

function NoPatient({ occupied }: { occupied: boolean | null }) {
  const t = useTranslations('chart')
  return <p className="py-6 text-lg text-ink-soft">{t(occupied === false ? 'empty' : 'nobody')}</p>
}

function KnownPatient({ bed, mrn, drafts, banner, noteOf = null }: ChartViewProps & { mrn: string }) {
  const t = useTranslations('chart')
  const { opening, reopen, breakGlass } = useOpening(bed.id)
  const [changed, setChanged] = useState<string | null>(null)
  if (opening.state === 'opening') {
    return (
      <>
        <InSight>{banner}</InSight>
        <p role="status" className="animate-pulse py-6 text-lg text-ink-soft motion-reduce:animate-none">
          {t('opening')}
        </p>
      </>
    )
  }
  if (opening.state === 'refused') {
    return (
      <>
        <InSight>{banner}</InSight>
        {opening.refusal.code === 'not_your_unit' ? (
          // A reason is for one patient.
          <SayWhy key={mrn} bed={bed} onSay={breakGlass} onTryAgain={reopen} />
        ) : (
          <>
            <ChartRefusal refusal={opening.refusal} />
            <Button className="mt-3" onClick={reopen}>
              {t('tryAgain')}
            </Button>
          </>
        )}
      </>
    )
  }
  const { patient } = opening.chart
  // Either the board or the server may be the first to know.
  if (patient.mrn !== mrn || changed === patient.id) {
    return (
      <>
        <InSight>{banner}</InSight>
        <div role="alert" className="py-2">
          <p className="text-2xl font-bold">{t('changed.title')}</p>
          <p className="mt-2 text-lg">{t('changed.text')}</p>
          <Button
            variant="primary"
            className="mt-4"
            onClick={() => {
              dropDrafts(drafts, draftKey(bed.id, patient.id))
              setChanged(null)
              reopen()
            }}
          >
            {t('changed.open')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <Chart
      key={patient.id}
      bedId={bed.id}
      chart={opening.chart}
      until={opening.until}
      drafts={drafts}
      banner={banner}
      noteOf={noteOf}
      onChanged={setChanged}
      onClosed={reopen}
    />
  )
}

interface ChartProps {
  readonly bedId: string
  readonly chart: ChartOpening
  readonly until: number | null
  readonly drafts: Drafts
  readonly banner: ReactNode
  readonly noteOf: string | null
  readonly onChanged: (patient: string) => void
  readonly onClosed: () => void
}

function Chart(props: ChartProps) {
  const { bedId, chart: opened, until, drafts, banner, noteOf, onChanged, onClosed } = props
  const { patient, opensSolo } = opened
  const { minuteTime } = useFormats()
  const t = useTranslations('chart')
  const onPatientChanged = useCallback(() => onChanged(patient.id), [onChanged, patient.id])
  const chart = useMemo(
    () => ({ bedId, patient, opensSolo, drafts, onPatientChanged, onClosed }),
    [bedId, patient, opensSolo, drafts, onPatientChanged, onClosed],
  )
  return (
    <ChartProvider chart={chart}>
      <InSight>
        {banner}
        <Identifiers patient={patient} />
      </InSight>
      {until !== null && (
        <p role="status" className="pb-2 text-base text-ink-soft">
          {t('glass.until', { time: minuteTime(until) })}
        </p>
      )}
      <div className="divide-y divide-line">
        {noteOf !== null && (
          <Disclosure level={3} title={t('note.ofCall')} initiallyOpen>
            <Note appointmentId={noteOf} />
          </Disclosure>
        )}
        <Disclosure level={3} title={t('appointments.title')}>
          <Appointments />
        </Disclosure>
        <Disclosure level={3} title={t('demographics.title')}>
          <Demographics />
        </Disclosure>
        <Disclosure level={3} title={t('episodes.title')}>
          <Episodes />
        </Disclosure>
        <Disclosure level={3} title={t('documents.title')}>
          <Documents />
        </Disclosure>
      </div>
    </ChartProvider>
  )
}
