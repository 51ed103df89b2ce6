import Check from 'lucide-react/icons/check'
import type { ReactNode } from 'react'

export interface Chip {
  readonly id: string
  readonly words: ReactNode
  readonly chosen: boolean
  readonly onTap: () => void
}

/** A group of toggles; a chosen one has a tick and a heavier edge, not only another colour. */
export function Chips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {chips.map(({ id, words, chosen, onTap }) => (
          <button
            key={id}
            type="button"
            aria-pressed={chosen}
            onClick={onTap}
            className={`flex min-h-12 items-center gap-2 rounded-full border px-4 text-base ${
              chosen
                ? 'border-action bg-action font-semibold text-on-action'
                : 'border-line-strong bg-surface text-ink hover:bg-bed-hover'
            }`}
          >
            {chosen && <Check aria-hidden className="size-5 flex-none" />}
            <span className="inline-block">{words}</span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
