import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Visit } from '@/lib/appointments/types'
import { useChange } from './use-change'
import { useFocus } from './use-focus'
import { VisitFacts } from './visit-facts'

export interface CancelDialogProps {
  readonly visit: Visit
  readonly onClose: () => void
  readonly onAgain: () => void
}

/** The second look before an appointment is cancelled; afterwards it can be booked again. */
export function CancelDialog({ visit, onClose, onAgain }: CancelDialogProps) {
  const t = useTranslations('appointments')
  const { busy, refusal, cancel } = useChange(visit.id)
  const [done, setDone] = useState(false)
  if (done) {
    return (
      <Dialog open onClose={onClose} title={t('cancel.done')} description={t('cancel.free')}>
        <VisitFacts visit={visit} />
        <Done onClose={onClose} onAgain={visit.place ? onAgain : null} />
      </Dialog>
    )
  }
  return (
    <Dialog open onClose={onClose} title={t('cancel.title')}>
      <VisitFacts visit={visit} />
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
