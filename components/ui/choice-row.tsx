import clsx from 'clsx'
import { type ReactNode, useId } from 'react'

export interface Choice<T extends string | number> {
  readonly value: T
  readonly label: ReactNode
  /** What a screen reader says instead. */
  readonly name?: string
  readonly disabled?: boolean
}

export interface ChoiceRowProps<T extends string | number> {
  readonly legend: string
  /** Whether only screen readers get the legend. */
  readonly quiet?: boolean
  readonly choices: readonly Choice<T>[]
  readonly value: T | null
  readonly onChange: (value: T) => void
  readonly className?: string
}

/** A choice of one out of a few: radio buttons styled as buttons, one Tab stop, arrow keys between them. */
export function ChoiceRow<T extends string | number>(props: ChoiceRowProps<T>) {
  const {
    legend,
    quiet = false,
    choices,
    value,
    onChange,
    className = 'grid grid-cols-4 gap-2 sm:max-w-md',
  } = props
  const group = useId()
  return (
    <fieldset className="min-w-0">
      <legend className={quiet ? 'sr-only' : 'font-medium'}>{legend}</legend>
      <div className={clsx(className, !quiet && 'mt-1.5')}>
        {choices.map((choice) => (
          <ChoiceButton
            key={choice.value}
            group={group}
            choice={choice}
            chosen={choice.value === value}
            onChoose={() => onChange(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface ChoiceButtonProps<T extends string | number> {
  readonly group: string
  readonly choice: Choice<T>
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** One of the radio buttons of a group. */
export function ChoiceButton<T extends string | number>(props: ChoiceButtonProps<T>) {
  const { group, choice, chosen, onChoose } = props
  const { value, label, name, disabled = false } = choice
  return (
    <label
      className={clsx(
        'relative flex min-h-12 items-center justify-center rounded-md border px-1.5 py-0.5 text-center font-medium',
        'has-checked:border-action has-checked:bg-action has-checked:font-semibold has-checked:text-on-action',
        'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        disabled
          ? 'border-dashed border-line-strong text-ink-faint'
          : 'cursor-pointer border-line-strong hover:border-ink-soft',
      )}
    >
      <input
        type="radio"
        name={group}
        value={value}
        checked={chosen}
        disabled={disabled}
        onChange={onChoose}
        {...(name === undefined ? {} : { 'aria-label': name })}
        className="sr-only scroll-mb-56"
      />
      {label}
    </label>
  )
}
