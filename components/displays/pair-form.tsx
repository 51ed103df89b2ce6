'use client'

import MonitorCheck from 'lucide-react/icons/monitor-check'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { DisplayChoice, DisplayKind, DisplayList } from '@/lib/board/display'
import { inWords } from '@/lib/board/waiting'
import { ChoiceFields } from './choice-fields'
import { KindField } from './kind-field'
import { FIELD, NameField } from './name-field'

const EMPTY: DisplayChoice = { name: '', buildingId: null, unit: null, showsNames: false }

export interface PairFormProps {
  readonly buildings: DisplayList['buildings']
  readonly onPaired: () => void
}

/** Pairs the screen that shows the typed code. */
export function PairForm({ buildings, onPaired }: PairFormProps) {
  const t = useTranslations('displays.pair')
  const choices = useTranslations('displays.choice')
  const [code, setCode] = useState('')
  const [kind, setKind] = useState<DisplayKind>('wall')
  const [choice, setChoice] = useState(EMPTY)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const [paired, setPaired] = useState<{ name: string; kind: DisplayKind } | null>(null)
  const id = useId()
  const pair = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const buildingId = choice.buildingId ?? buildings[0]?.id ?? null
    const body =
      kind === 'wall' ? { ...choice, buildingId, code, kind } : { ...EMPTY, name: choice.name, code, kind }
    const answer = await callApi<{ id: string }>('/api/displays', { method: 'POST', body })
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    setPaired(answer.ok ? { name: choice.name.trim(), kind } : null)
    if (!answer.ok) return
    setCode('')
    setChoice({ ...EMPTY, buildingId })
    onPaired()
  }
  const wait = refusal?.code === 'too_many_attempts' ? Number(refusal.details?.retryAfterSeconds) : 0
  const tooMany = wait > 0 ? t('tooMany', { wait: inWords(wait * 1_000) }) : undefined
  return (
    <section className="rounded-xl border border-line bg-surface p-5 sm:p-6">
      <h2 className="text-xl font-bold">{t('title')}</h2>
      <p className="mt-1 text-ink-soft">
        {t.rich('about', { b: (words) => <strong className="font-semibold text-ink">{words}</strong> })}
      </p>
      <form onSubmit={pair} className="mt-4 grid gap-4">
        <KindField kind={kind} onChoose={setKind} />
        <div>
          <label htmlFor={id} className="font-medium">
            {t('code')}
          </label>
          <input
            id={id}
            required
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="BCDF-GHJK"
            value={code}
            aria-invalid={refusal?.field === 'code' ? true : undefined}
            onChange={({ target }) => setCode(target.value.toUpperCase())}
            className={`${FIELD} text-2xl font-semibold tracking-wider`}
          />
        </div>
        {kind === 'wall' ? (
          <ChoiceFields choice={choice} onChoose={setChoice} buildings={buildings} refusal={refusal} />
        ) : (
          <>
            <NameField
              choice={choice}
              onChoose={setChoice}
              refusal={refusal}
              placeholder={choices('deviceNamePlaceholder')}
            />
            <p className="text-base text-ink-soft">{choices('atBed')}</p>
          </>
        )}
        <Button variant="primary" type="submit" disabled={busy}>
          {t(busy ? 'pairing' : 'pair')}
        </Button>
      </form>
      {refusal && <RefusalNote refusal={refusal}>{tooMany}</RefusalNote>}
      <p role="status" className="mt-3 flex items-center gap-2 font-medium empty:hidden">
        {paired !== null && (
          <>
            <MonitorCheck aria-hidden className="size-5 flex-none text-good" />
            {t(paired.kind === 'wall' ? 'paired' : 'pairedDevice', { name: paired.name })}
          </>
        )}
      </p>
    </section>
  )
}
