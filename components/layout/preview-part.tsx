'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { wholePlace } from '@/lib/board/place'
import type { ChangedBed, LaidBed, PlannedBed, Preview } from '@/lib/layout/types'

export interface PreviewPartProps {
  readonly preview: Preview
  readonly busy: boolean
  readonly onApply: (retire: readonly string[]) => void
  readonly onCancel: () => void
}

/** What a file would change, all of it, before any of it is written. */
export function PreviewPart({ preview, busy, onApply, onCancel }: PreviewPartProps) {
  const words = useRefusalWords()
  const { faults } = preview
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
        <Count of={added.length} words="to add" />, <Count of={changed.length} words="to change" />,{' '}
        <Count of={phones.length} words={phones.length === 1 ? 'phone' : 'phones'} />,{' '}
        <Count of={missing.length} words="not in the file" />, <Count of={faults.length} words="refused" />;{' '}
        {same} stay as they are.
      </p>
      {faults.length > 0 && (
        <Part title="Refused" hint="These lines are left out. Correct them in the file and choose it again.">
          {faults.map((fault) => (
            <li key={`${fault.where} ${fault.field} ${fault.message}`} className="py-2">
              <span className="font-semibold">{fault.where}</span> {words({ code: 'invalid', ...fault })}
            </li>
          ))}
        </Part>
      )}
      <Part title="Added" shown={added.length > 0}>
        {added.map((bed) => (
          <li key={nameOf(bed)} className="py-2">
            <span className="font-semibold">{nameOf(bed)}</span>
            <span className="text-ink-soft">
              {[bed.department, bed.deviceSerial && `device ${bed.deviceSerial}`]
                .filter(Boolean)
                .map((one) => ` · ${one}`)}
            </span>
          </li>
        ))}
      </Part>
      <Part title="Changed" shown={changed.length > 0}>
        {changed.map((one) => (
          <Changed key={one.bed.id} changed={one} />
        ))}
      </Part>
      <Part title="Phones" shown={phones.length > 0}>
        {phones.map(({ building, unit, before, after }) => (
          <li key={`${building} ${unit}`} className="py-2">
            <span className="font-semibold">
              {unit}, {building}
            </span>{' '}
            <OldAndNew before={before} after={after} />
          </li>
        ))}
      </Part>
      <Part
        title="Not in the file"
        hint="They stay on the board. Tick those that no longer exist; beds where help is open cannot be retired."
        shown={missing.length > 0}
      >
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
                Retire <span className="font-semibold">{nameOf(bed)}</span>
                {bed.asked && ' — help is open there'}
              </span>
            </label>
          </li>
        ))}
      </Part>
      <div className="sticky bottom-0 mt-5 flex flex-wrap gap-3 border-t border-line bg-surface py-4">
        <Button look="primary" disabled={busy || nothing} onClick={() => onApply([...retire])}>
          {busy ? 'Writing…' : nothing ? 'Nothing to write' : 'Write these changes'}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

const nameOf = (bed: PlannedBed | LaidBed): string =>
  `${wholePlace({ floor: bed.floor, room: bed.room, label: bed.bed })}, ${bed.building}`

const Count = ({ of, words }: { of: number; words: string }) => (
  <span className={of > 0 ? 'font-bold' : 'text-ink-soft'}>
    {of} {words}
  </span>
)

/** Long lists are scrolled within, so that the buttons stay in reach. */
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
  return (
    <li className="py-2">
      <span className="font-semibold">{nameOf(bed)}</span>
      {returns && ' comes back'}
      {changes.map(({ field, before, after }) => (
        <span key={field} className="block">
          {field === 'department' ? 'Department' : 'Device'} <OldAndNew before={before} after={after} />
        </span>
      ))}
    </li>
  )
}

const OldAndNew = ({ before, after }: { before: string | null; after: string | null }) => (
  <>
    <span className="sr-only">was </span>
    <del className="text-ink-soft">{before ?? 'none'}</del>
    <span aria-hidden> → </span>
    <span className="sr-only">, becomes </span>
    <ins className="font-semibold no-underline">{after ?? 'none'}</ins>
  </>
)
