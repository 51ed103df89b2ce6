'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ApiCall, callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import { usePlaces } from '@/components/words/use-places'
import type { BedEdit, LaidBed, LaidBuilding } from '@/lib/layout/types'
import type { Undoable } from './undo-bar'

export interface BedEditorProps {
  readonly building: LaidBuilding
  /** The bed to edit; null: a new one. */
  readonly bed: LaidBed | null
  readonly onClose: () => void
  readonly onChanged: (what: Undoable | null) => void
}

const FIELDS = [
  { name: 'floor', required: true },
  { name: 'room', required: true },
  { name: 'bed', required: true },
  { name: 'department', required: false },
  { name: 'deviceSerial', required: false },
] as const satisfies readonly { name: keyof BedEdit; [more: string]: unknown }[]

/** Adds, changes, retires or brings back a bed. */
export function BedEditor({ building, bed, onClose, onChanged }: BedEditorProps) {
  const t = useTranslations('layout.bed')
  const common = useTranslations('common')
  const { roomAndBed } = usePlaces()
  const [typed, setTyped] = useState<BedEdit>(() => editOf(bed))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const id = useId()
  const path = bed ? `/api/layout/beds/${bed.id}` : '/api/layout/beds'
  const name = roomAndBed({ room: typed.room, label: typed.bed })

  const attempt = async (to: string, call: ApiCall, undoable: (id: string) => Undoable) => {
    setBusy(true)
    setRefusal(null)
    const answer = await callApi<{ id: string }>(to, call)
    setBusy(false)
    if (answer.ok) onChanged(undoable(answer.value.id))
    else setRefusal(answer.refusal)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const edit = { ...typed, department: typed.department || null, deviceSerial: typed.deviceSerial || null }
    if (bed) {
      const back: ApiCall = { method: 'PUT', body: editOf(bed) }
      return void attempt(path, { method: 'PUT', body: edit }, () => ({
        words: t('changed', { name }),
        path,
        call: back,
      }))
    }
    const made: ApiCall = { method: 'POST', body: { ...edit, buildingId: building.id } }
    void attempt(path, made, (added) => ({
      words: t('added', { name }),
      path: `/api/layout/beds/${added}`,
      call: { method: 'DELETE' },
    }))
  }
  const retire = () =>
    void attempt(path, { method: 'DELETE' }, () => ({
      words: t('retired', { name }),
      path: `${path}/return`,
      call: { method: 'POST', body: {} },
    }))
  const bringBack = () =>
    void attempt(`${path}/return`, { method: 'POST', body: {} }, () => ({
      words: t('back', { name }),
      path,
      call: { method: 'DELETE' },
    }))

  return (
    <Dialog
      open
      onClose={onClose}
      title={bed ? roomAndBed({ room: bed.room, label: bed.bed }) : t('addTitle')}
      description={building.name}
    >
      {bed?.retired ? (
        <>
          <p className="text-lg">{t('isRetired')}</p>
          {refusal && <RefusalNote refusal={refusal} />}
          <Button variant="primary" className="mt-5 w-full" disabled={busy} onClick={bringBack}>
            {t('bringBack')}
          </Button>
        </>
      ) : (
        <form onSubmit={save}>
          <div className="grid gap-3 sm:grid-cols-3">
            {FIELDS.map(({ name: field, required }, index) => (
              <div key={field} className={required ? '' : 'sm:col-span-3'}>
                <label htmlFor={`${id}${field}`} className="text-sm font-semibold text-ink-soft">
                  {t(field)}
                </label>
                <input
                  id={`${id}${field}`}
                  value={typed[field] ?? ''}
                  required={required}
                  maxLength={100}
                  {...(index === 0 && { 'data-autofocus': true })}
                  aria-invalid={refusal?.field === field || undefined}
                  onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
                  className="mt-1 min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 text-base aria-invalid:border-2 aria-invalid:border-emergency"
                />
              </div>
            ))}
          </div>
          <p className="mt-3 text-sm text-ink-soft">{t('names')}</p>
          {bed?.asked && <p className="mt-3 text-base font-medium">{t('asked')}</p>}
          {refusal && <RefusalNote refusal={refusal} />}
          <div className="mt-5 grid grid-cols-2 gap-3">
            {bed ? (
              <Button variant="careful" disabled={busy || bed.asked} onClick={retire}>
                {t('retire')}
              </Button>
            ) : (
              <Button onClick={onClose}>{common('cancel')}</Button>
            )}
            <Button variant="primary" type="submit" disabled={busy}>
              {common('save')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

const editOf = (bed: LaidBed | null): BedEdit => ({
  floor: bed?.floor ?? '',
  room: bed?.room ?? '',
  bed: bed?.bed ?? '',
  department: bed?.department ?? null,
  deviceSerial: bed?.deviceSerial ?? null,
})
