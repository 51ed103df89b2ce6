'use client'

import { type FormEvent, useId, useState } from 'react'
import { type ApiCall, callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Refusal } from '@/lib/errors'
import type { BedEdit, LaidBed, LaidBuilding } from '@/lib/layout/types'
import type { Undoable } from './undo-bar'

export interface BedEditorProps {
  readonly building: LaidBuilding
  /** Null: a new one. */
  readonly bed: LaidBed | null
  readonly onClose: () => void
  readonly onChanged: (what: Undoable | null) => void
}

const FIELDS = [
  { name: 'floor', label: 'Floor', required: true },
  { name: 'room', label: 'Room', required: true },
  { name: 'bed', label: 'Bed', required: true },
  { name: 'department', label: 'Department (the unit)', required: false },
  { name: 'deviceSerial', label: 'Serial number of the device', required: false },
] as const satisfies readonly { name: keyof BedEdit; [more: string]: unknown }[]

/** A bed to add, change, retire or bring back. */
export function BedEditor({ building, bed, onClose, onChanged }: BedEditorProps) {
  const [typed, setTyped] = useState<BedEdit>(() => editOf(bed))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const id = useId()
  const path = bed ? `/api/layout/beds/${bed.id}` : '/api/layout/beds'
  const name = `${typed.room} ${typed.bed}`

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
        words: `${name} changed.`,
        path,
        call: back,
      }))
    }
    const made: ApiCall = { method: 'POST', body: { ...edit, buildingId: building.id } }
    void attempt(path, made, (added) => ({
      words: `${name} added.`,
      path: `/api/layout/beds/${added}`,
      call: { method: 'DELETE' },
    }))
  }
  const retire = () =>
    void attempt(path, { method: 'DELETE' }, () => ({
      words: `${name} retired: it has left every board.`,
      path: `${path}/return`,
      call: { method: 'POST', body: {} },
    }))
  const bringBack = () =>
    void attempt(`${path}/return`, { method: 'POST', body: {} }, () => ({
      words: `${name} is back.`,
      path,
      call: { method: 'DELETE' },
    }))

  return (
    <Dialog
      open
      onClose={onClose}
      title={bed ? `${bed.room} ${bed.bed}` : 'Add a bed'}
      description={building.name}
    >
      {bed?.retired ? (
        <>
          <p className="text-lg">This bed is retired: no board shows it. What happened there is kept.</p>
          {refusal && <RefusalNote refusal={refusal} />}
          <Button look="primary" className="mt-5 w-full" disabled={busy} onClick={bringBack}>
            Bring it back
          </Button>
        </>
      ) : (
        <form onSubmit={save}>
          <div className="grid gap-3 sm:grid-cols-3">
            {FIELDS.map(({ name: field, label, required }, index) => (
              <div key={field} className={required ? '' : 'sm:col-span-3'}>
                <label htmlFor={`${id}${field}`} className="text-sm font-semibold text-ink-soft">
                  {label}
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
          <p className="mt-3 text-sm text-ink-soft">Names have to be those of Solo, to the letter.</p>
          {bed?.asked && (
            <p className="mt-3 text-base font-medium">
              Help is open here: its place stays until that has ended.
            </p>
          )}
          {refusal && <RefusalNote refusal={refusal} />}
          <div className="mt-5 grid grid-cols-2 gap-3">
            {bed ? (
              <Button look="careful" disabled={busy || bed.asked} onClick={retire}>
                Retire
              </Button>
            ) : (
              <Button onClick={onClose}>Cancel</Button>
            )}
            <Button look="primary" type="submit" disabled={busy}>
              Save
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
