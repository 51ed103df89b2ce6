'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ApiCall, callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Undoable } from './undo-bar'

export interface PhoneRowProps {
  readonly phone: string | null
  /** The unit or building of the number. */
  readonly name: string
  /** "Phone" by default. */
  readonly label?: string
  readonly hint?: string
  readonly path: string
  /** Builds the request's body from the new number and the one that the user has seen. */
  readonly bodyOf: (number: string | null, seen: string | null) => unknown
  /** The number that applies where there is none. */
  readonly fallback: string | null
  readonly onChanged: (what: Undoable | null) => void
}

/** Edits the number to call at a unit or building when Solo or a device does not answer. */
export function PhoneRow({ phone, name, label, hint, path, bodyOf, fallback, onChanged }: PhoneRowProps) {
  const t = useTranslations('layout.phone')
  const common = useTranslations('common')
  /** Null: nothing is typed, and the field shows the saved number. */
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useActRefusal()
  const field = useId()
  const number = typed?.trim() || null
  const call = (to: string | null, seen: string | null): ApiCall => ({
    method: 'PUT',
    body: bodyOf(to, seen),
  })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await callApi(path, call(number, phone))
    setRefusal(answer.ok ? null : answer.refusal)
    // Another user was faster: the new number is loaded, and the typed one stays.
    if (!answer.ok) return answer.refusal.code === 'version_conflict' && onChanged(null)
    setTyped(null)
    onChanged({ words: t('changed', { name }), path, call: call(phone, number) })
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <label htmlFor={field} className="text-sm font-semibold text-ink-soft">
        {label ?? t('label')}
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={field}
          type="tel"
          value={typed ?? phone ?? ''}
          maxLength={40}
          aria-invalid={refusal?.field === 'phone' || undefined}
          aria-describedby={hint === undefined ? undefined : `${field}-hint`}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={fallback ? t('ofBuilding', { phone: fallback }) : t('none')}
          className="min-h-12 min-w-0 flex-1 basis-40 rounded-md border border-line-strong bg-surface px-3 text-base placeholder:text-ink-faint aria-invalid:border-2 aria-invalid:border-emergency sm:max-w-72"
        />
        <Button type="submit" disabled={typed === null || number === phone}>
          {common('save')}
        </Button>
      </div>
      {hint !== undefined && (
        <p id={`${field}-hint`} className="mt-1 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </form>
  )
}
