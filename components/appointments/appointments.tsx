'use client'

import { useState } from 'react'
import { dayOf } from '@/lib/appointments/day'
import { AppointmentPanel } from './appointment-panel'
import { BookPanel } from './book-panel'
import type { Start } from './booking-draft'
import { Blank, Loading } from './note'
import { useNow } from './use-now'

/** The page of appointments: booking one into a free slot, and the list of a day to move or cancel. */
export function Appointments({ bedId }: { bedId: string | null }) {
  const now = useNow()
  if (now === null) {
    return (
      <Loading what="page">
        <Blank className="h-64 border border-line bg-surface" />
      </Loading>
    )
  }
  return <Panels bedId={bedId} now={now} />
}

function Panels({ bedId, now }: { bedId: string | null; now: number }) {
  const [start, setStart] = useState<{ nth: number; from: Start }>({ nth: 0, from: { bedId } })
  const [day, setDay] = useState(dayOf(now))
  const begin = (from: Start) => {
    setStart({ nth: start.nth + 1, from })
    // A reload returns to the same bed. A bed's id tells nothing about the patient in it.
    const search = from.bedId === null ? window.location.pathname : `?bed=${encodeURIComponent(from.bedId)}`
    window.history.replaceState(null, '', search)
  }
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <BookPanel
        key={start.nth}
        start={start.from}
        now={now}
        takesFocus={start.nth > 0}
        onStart={begin}
        onBooked={({ startsAt }) => setDay(dayOf(startsAt))}
      />
      <AppointmentPanel day={day} now={now} onDay={(at) => setDay(dayOf(at))} onAgain={begin} />
    </div>
  )
}
