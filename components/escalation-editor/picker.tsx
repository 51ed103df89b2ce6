import { useId } from 'react'

export interface PickerProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly words: string }[]
  readonly onChoose: (value: string) => void
}

/** A labelled native select. */
export function Picker({ label, value, choices, onChoose }: PickerProps) {
  const id = useId()
  return (
    <div className="min-w-0 flex-1 basis-56 sm:max-w-80">
      <label htmlFor={id} className="text-sm font-semibold text-ink-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className="mt-1 min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 text-base font-medium text-ink"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </div>
  )
}
