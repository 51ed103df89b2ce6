import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Loaded } from '@/components/feed/use-loaded'
import { Panel } from '@/components/ui/panel'
import { useFormats } from '@/components/words/use-formats'
import { nearDay } from '@/lib/appointments/day'
import { isOver } from '@/lib/appointments/status'
import type { Appointment, AppointmentList } from '@/lib/appointments/types'
import { AppointmentRow, type RowAction } from './appointment-row'
import { again, type Start } from './booking-draft'
import { CancelDialog } from './cancel-dialog'
import { DaySwitch } from './day-switch'
import { MoveDialog } from './move-dialog'
import { Blank, Loading, NotLoaded } from './note'
import { useAppointments } from './use-appointments'

export interface AppointmentPanelProps {
  readonly day: number
  readonly now: number
  readonly onDay: (day: number) => void
  readonly onAgain: (start: Start) => void
}

/** Lists the appointments of one day that were booked in Lantern. */
export function AppointmentPanel({ day, now, onDay, onAgain }: AppointmentPanelProps) {
  const t = useTranslations('appointments')
  const list = useAppointments(day)
  const [open, setOpen] = useState<{ action: 'move' | 'cancel'; appointment: Appointment } | null>(null)
  const act = (action: RowAction, appointment: Appointment) => {
    if (action === 'again') onAgain(again(appointment))
    else setOpen({ action, appointment })
  }
  const close = () => setOpen(null)
  return (
    <Panel title={t('list.title')}>
      <DaySwitch label={t('day.ofAppointments')} day={day} now={now} onChange={onDay} />
      <div className="mt-4">
        <Rows list={list} day={day} now={now} onAct={act} />
      </div>
      {open?.action === 'cancel' && (
        <CancelDialog
          appointment={open.appointment}
          onClose={close}
          onAgain={() => {
            close()
            onAgain(again(open.appointment))
          }}
        />
      )}
      {open?.action === 'move' && (
        <MoveDialog
          appointment={open.appointment}
          now={now}
          onClose={close}
          onMoved={({ startsAt }) => onDay(startsAt)}
        />
      )}
    </Panel>
  )
}

interface RowsProps {
  readonly list: Loaded<AppointmentList>
  readonly day: number
  readonly now: number
  readonly onAct: (action: RowAction, appointment: Appointment) => void
}

function Rows({ list: { data, at, refusal, refresh }, day, now, onAct }: RowsProps) {
  const t = useTranslations('appointments')
  const formats = useFormats()
  if (!data) {
    return refusal ? (
      <NotLoaded what="list" refusal={refusal} onAgain={() => void refresh()} />
    ) : (
      <Loading what="appointments">
        <Blank className="h-24" />
        <Blank className="mt-3 h-24" />
      </Loading>
    )
  }
  return (
    <>
      {refusal && at !== undefined && (
        <NotLoaded what="list" asOf={at} refusal={refusal} onAgain={() => void refresh()} />
      )}
      {data.solo.state === 'down' && <SoloDown list={data} />}
      {data.visits.length === 0 ? (
        <p className="border-t border-line py-6 text-ink-soft">
          {t('list.none', { near: nearDay(day, now) ?? 'other', day: formats.weekday(day) })}
        </p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {data.visits.map((appointment) => (
            <AppointmentRow key={appointment.id} appointment={appointment} onAct={onAct} />
          ))}
        </ul>
      )}
    </>
  )
}

/** Says how old the list is while Solo does not answer. */
function SoloDown({ list: { visits: appointments, solo } }: { list: AppointmentList }) {
  const { minuteTime } = useFormats()
  const t = useTranslations('appointments')
  const checks = appointments
    .filter(({ status }) => !isOver(status))
    .flatMap(({ checkedAt }) => checkedAt ?? [])
  return (
    <p role="status" className="mb-4 rounded-md border border-dashed border-line-strong p-3">
      {checks.length === 0
        ? t('list.soloDown', { since: minuteTime(solo.since) })
        : t('list.soloDownAsOf', {
            since: minuteTime(solo.since),
            asOf: minuteTime(Math.min(...checks)),
          })}
    </p>
  )
}
