'use client'

import { type FormEvent, useId, useState } from 'react'
import { type ApiCall, callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Refusal } from '@/lib/errors'
import type { Undoable } from './undo-bar'

export interface PhoneRowProps {
  readonly buildingId: string
  readonly unit: string
  readonly phone: string | null
  /** The building's, which counts where the unit has none. */
  readonly fallback: string | null
  readonly onChanged: (what: Undoable) => void
}

/** Whom to call at a unit when Solo or a device does not answer. */
export function PhoneRow({ buildingId, unit, phone, fallback, onChanged }: PhoneRowProps) {
  const [typed, setTyped] = useState(phone ?? '')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const field = useId()
  const call = (number: string | null): ApiCall => ({
    method: 'PUT',
    body: { buildingId, unit, phone: number },
  })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await callApi('/api/layout/phones', call(typed.trim() || null))
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok)
      onChanged({ words: `Phone of ${unit} changed.`, path: '/api/layout/phones', call: call(phone) })
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <label htmlFor={field} className="text-sm font-semibold text-ink-soft">
        Phone
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={field}
          type="tel"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={fallback ? `${fallback} (building)` : 'None'}
          className="min-h-12 min-w-0 flex-1 basis-40 rounded-md border border-line-strong bg-surface px-3 text-base placeholder:text-ink-faint sm:max-w-72"
        />
        <Button type="submit" disabled={typed.trim() === (phone ?? '')}>
          Save
        </Button>
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
    </form>
  )
}
