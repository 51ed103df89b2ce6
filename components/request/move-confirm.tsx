'use client'

import ArrowRight from 'lucide-react/icons/arrow-right'
import { useTranslations } from 'use-intl'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { isSwap } from '@/lib/board/move'
import type { Bed, Patient } from '@/lib/board/types'
import type { Mover } from './use-move'

export interface MoveConfirmProps {
  readonly from: Bed
  readonly to: Bed
  readonly mover: Mover
  readonly onBack: () => void
  readonly onMoved: () => void
}

/** Says in one sentence who moves where, and confirms each patient by two identifiers; a swap names both. */
export function MoveConfirm({ from, to, mover, onBack, onMoved }: MoveConfirmProps) {
  const t = useTranslations('request')
  const swap = isSwap(from, to)
  const places = { from: useBedName(from), to: useBedName(to) }
  const name = from.patient?.name ?? t('move.nobody')
  const other = to.patient?.name
  const stays = to.request !== null && !swap
  const requests = (swap ? [from, to] : [from]).filter(({ request }) => request).length
  return (
    <section aria-label={t('move.confirm')}>
      <p className="text-xl font-bold break-words">
        {!swap
          ? t('move.moves', { ...places, name })
          : other === undefined
            ? t('move.changesWithUnknown', { ...places, name })
            : t('move.changes', { ...places, name, other })}
      </p>
      <p className="mt-2 text-base">{t(swap ? 'move.areThese' : 'move.isThis')}</p>
      <Way patient={from.patient} from={places.from} to={places.to} />
      {swap && <Way patient={to.patient} from={places.to} to={places.from} />}
      {requests > 0 && <p className="mt-3 text-base text-ink-soft">{t('move.along', { requests })}</p>}
      {stays && <p className="mt-3 text-base text-ink-soft">{t('move.stays', { bed: places.to })}</p>}
      {mover.refusal && <RefusalNote refusal={mover.refusal} />}
      <div className="mt-5 grid grid-cols-2 gap-3">
        <Button onClick={onBack}>{t('move.otherBed')}</Button>
        <Button
          variant="primary"
          disabled={mover.busy}
          onClick={() => void mover.move(from, to).then((done) => done && onMoved())}
        >
          {t(mover.busy ? 'move.busy' : swap ? 'move.yesSwap' : 'move.yes')}
        </Button>
      </div>
    </section>
  )
}

function Way({ patient, from, to }: { patient: Patient | null; from: string; to: string }) {
  const { dayOf } = useFormats()
  const t = useTranslations('request')
  return (
    <div className="mt-3 rounded-lg border border-line-strong px-4 py-3">
      <p className="text-xl font-bold">{patient?.name ?? t('move.nobody')}</p>
      {patient && (
        <p className="text-lg">
          <span className="text-ink-soft">{t('join.mrn')}</span>{' '}
          <span className="font-semibold">{patient.mrn}</span>
          {patient.birthDate && (
            <>
              {' '}
              <span className="whitespace-nowrap">
                <span className="text-ink-soft">{t('join.born')}</span>{' '}
                <span className="font-semibold">{dayOf(patient.birthDate)}</span>
              </span>
            </>
          )}
        </p>
      )}
      <p className="mt-1 flex items-center gap-2 text-lg">
        {from} <ArrowRight role="img" aria-label={t('move.to')} className="size-5" />{' '}
        <span className="font-semibold">{to}</span>
      </p>
    </div>
  )
}
