import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Appointment } from '@/lib/appointments/types'
import { AppointmentFacts } from './appointment-facts'
import { useChange } from './use-change'
import { useFocus } from './use-focus'

export interface CancelDialogProps {
  readonly appointment: Appointment
  readonly onClose: () => void
  readonly onAgain: () => void
}

/** Asks before an appointment is cancelled; afterwards it can be booked again. */
export function CancelDialog({ appointment, onClose, onAgain }: CancelDialogProps) {
  const t = useTranslations('appointments')
  const { busy, refusal, cancel } = useChange(appointment.id)
  const [done, setDone] = useState(false)
  if (done) {
    return (
      <Dialog open onClose={onClose} title={t('cancel.done')} description={t('cancel.free')}>
        <AppointmentFacts appointment={appointment} />
        <Done onClose={onClose} onAgain={appointment.place ? onAgain : null} />
      </Dialog>
    )
  }
  return (
    <Dialog open onClose={onClose} title={t('cancel.title')}>
      <AppointmentFacts appointment={appointment} />
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-6 grid gap-3 sm:grid-cols-2">
        <Button variant="primary" data-autofocus onClick={onClose}>
          {t('cancel.keep')}
        </Button>
        <Button
          variant="careful"
          disabled={busy}
          onClick={async () => {
            if (await cancel()) setDone(true)
          }}
        >
          {t(busy ? 'cancel.busy' : 'cancel.yes')}
        </Button>
      </div>
    </Dialog>
  )
}

function Done({ onClose, onAgain }: { onClose: () => void; onAgain: (() => void) | null }) {
  const t = useTranslations('appointments')
  const first = useFocus<HTMLButtonElement>()
  return (
    <div className="mt-6 grid gap-3 sm:grid-cols-2">
      <Button ref={first} variant="primary" onClick={onClose}>
        {t('cancel.close')}
      </Button>
      {onAgain && <Button onClick={onAgain}>{t('booked.again')}</Button>}
    </div>
  )
}
