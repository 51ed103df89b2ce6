'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { usePlaces } from '@/components/words/use-places'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Places } from '@/lib/board/place'
import type { ChangedBed, LaidBed, PlannedBed, Preview } from '@/lib/layout/types'

export interface ImportPreviewProps {
  readonly preview: Preview
  readonly busy: boolean
  readonly onApply: (retire: readonly string[]) => void
  readonly onCancel: () => void
}

/** Everything that a file would change, before any of it is written. */
export function ImportPreview({ preview, busy, onApply, onCancel }: ImportPreviewProps) {
  const t = useTranslations('layout.preview')
  const common = useTranslations('common')
  const words = useRefusalWords()
  const places = usePlaces()
  const { faults: all, shortened = [] } = preview
  const faults = all.filter(({ isNote }) => !isNote)
  const { added, changed, phones, missing, same } = preview.difference
  const [retire, setRetire] = useState<ReadonlySet<string>>(new Set())
  const nothing = added.length + changed.length + phones.length + retire.size === 0
  const toggle = (id: string) => {
    const next = new Set(retire)
    if (!next.delete(id)) next.add(id)
    setRetire(next)
  }
  return (
    <div className="mt-4">
      <p role="status" className="text-lg">
        {t.rich('summary', {
          add: () => <Count of={added.length} words="toAdd" />,
          change: () => <Count of={changed.length} words="toChange" />,
          phones: () => <Count of={phones.length} words="phones" />,
          missing: () => <Count of={missing.length} words="missing" />,
          refused: () => <Count of={faults.length} words="refused" />,
          same,
        })}
      </p>
      {[
        { title: t('refusedTitle'), hint: t('refusedHint'), shown: faults },
        { title: t('notesTitle'), hint: t('notesHint'), shown: all.filter(({ isNote }) => isNote) },
      ].map(({ title, hint, shown }) => (
        <Part key={title} title={title} hint={hint} shown={shown.length > 0}>
          {shown.map((fault) => (
            <li key={`${fault.where} ${fault.field} ${fault.message}`} className="py-2">
              <span className="font-semibold">{lineWords(fault.where, t)}</span>{' '}
              {words({ code: 'invalid', ...fault })}
            </li>
          ))}
        </Part>
      ))}
      <Part title={t('shortenedTitle')} hint={t('shortenedHint')} shown={shortened.length > 0}>
        {shortened.map((one) => (
          <li key={nameOf(one, places)} className="py-2">
            <span className="font-semibold">{nameOf(one, places)}</span>
            <span className="text-ink-soft">{` · ${t('shortenedTo', { label: one.label })}`}</span>
          </li>
        ))}
      </Part>
      <Part title={t('added')} shown={added.length > 0}>
        {added.map((bed) => (
          <li key={nameOf(bed, places)} className="py-2">
            <span className="font-semibold">{nameOf(bed, places)}</span>
            <span className="text-ink-soft">
              {[bed.department, bed.deviceSerial && t('device', { serial: bed.deviceSerial })]
                .filter(Boolean)
                .map((one) => ` · ${one}`)}
            </span>
          </li>
        ))}
      </Part>
      <Part title={t('changed')} shown={changed.length > 0}>
        {changed.map((one) => (
          <Changed key={one.bed.id} changed={one} />
        ))}
      </Part>
      <Part title={t('phonesTitle')} shown={phones.length > 0}>
        {phones.map(({ building, unit, before, after }) => (
          <li key={`${building} ${unit}`} className="py-2">
            <span className="font-semibold">{`${unit}, ${building}`}</span>{' '}
            <OldAndNew before={before} after={after} />
          </li>
        ))}
      </Part>
      <Part title={t('missingTitle')} hint={t('missingHint')} shown={missing.length > 0}>
        {missing.map((bed) => (
          <li key={bed.id}>
            <label className="flex min-h-12 items-center gap-3 py-1 has-disabled:text-ink-faint">
              <input
                type="checkbox"
                className="size-6 flex-none accent-action"
                disabled={bed.asked}
                checked={retire.has(bed.id)}
                onChange={() => toggle(bed.id)}
              />
              <span>
                {t.rich(bed.asked ? 'retireAsked' : 'retire', {
                  name: nameOf(bed, places),
                  b: (name) => <span className="font-semibold">{name}</span>,
                })}
              </span>
            </label>
          </li>
        ))}
      </Part>
      <div className="sticky bottom-0 mt-5 flex flex-wrap gap-3 border-t border-line bg-surface py-4">
        <Button variant="primary" disabled={busy || nothing} onClick={() => onApply([...retire])}>
          {t(busy ? 'writing' : nothing ? 'nothing' : 'write')}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </div>
  )
}

/** Returns "Line 7" of a table; a path of a bundle unchanged. */
const lineWords = (where: string, t: (key: 'line', values: { line: string }) => string) => {
  const line = /^Line (\d+)$/.exec(where)?.[1]
  return line === undefined ? where : t('line', { line })
}

const nameOf = (bed: PlannedBed | LaidBed, places: Places): string =>
  `${places.whole({ floor: bed.floor, room: bed.room, label: bed.bed })}, ${bed.building}`

interface CountProps {
  readonly of: number
  readonly words: 'toAdd' | 'toChange' | 'phones' | 'missing' | 'refused'
}

function Count({ of, words }: CountProps) {
  const t = useTranslations('layout.preview')
  return <span className={of > 0 ? 'font-bold' : 'text-ink-soft'}>{t(words, { count: of })}</span>
}

/** Long lists scroll inside, so that the buttons stay in reach. */
function Part({
  title,
  hint,
  shown = true,
  children,
}: {
  title: string
  hint?: string
  shown?: boolean
  children: ReactNode
}) {
  if (!shown) return null
  return (
    <section aria-label={title} className="mt-5">
      <h3 className="text-lg font-bold">{title}</h3>
      {hint && <p className="text-base text-ink-soft">{hint}</p>}
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
        tabIndex={0}
        aria-label={title}
        className="mt-1 max-h-80 divide-y divide-line overflow-y-auto border-y border-line text-base"
      >
        {children}
      </ul>
    </section>
  )
}

function Changed({ changed: { bed, returns, changes } }: { changed: ChangedBed }) {
  const t = useTranslations('layout.preview')
  const places = usePlaces()
  return (
    <li className="py-2">
      <span className="font-semibold">{nameOf(bed, places)}</span>
      {returns && ` ${t('comesBack')}`}
      {changes.map(({ field, before, after }) => (
        <span key={field} className="block">
          {t(field === 'department' ? 'department' : 'deviceField')}{' '}
          <OldAndNew before={before} after={after} />
        </span>
      ))}
    </li>
  )
}

function OldAndNew({ before, after }: { before: string | null; after: string | null }) {
  const t = useTranslations('layout.preview')
  return t.rich('change', {
    before: before ?? t('none'),
    after: after ?? t('none'),
    sr: (words) => <span className="sr-only">{words}</span>,
    old: (words) => <del className="text-ink-soft">{words}</del>,
    arrow: (words) => <span aria-hidden>{words}</span>,
    new: (words) => <ins className="font-semibold no-underline">{words}</ins>,
  })
}
