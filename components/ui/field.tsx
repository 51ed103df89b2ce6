import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'

export const INPUT =
  'min-h-12 w-full min-w-0 rounded-md border border-line-strong bg-bed px-3 text-base text-ink aria-invalid:border-2 aria-invalid:border-ink'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  readonly label: string
  readonly help?: ReactNode
  /** What is wrong with the value, in words. */
  readonly problem?: string | undefined
}

/** An input with its label, its help and its problem. */
export function Field({ label, help, problem, ...input }: FieldProps) {
  const id = useId()
  const told = [problem && `${id}-problem`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={told || undefined}
        className={`mt-1.5 ${INPUT}`}
        {...input}
      />
      {problem && (
        <p id={`${id}-problem`} className="mt-1.5 font-semibold">
          {problem}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="mt-1.5 text-sm text-ink-soft">
          {help}
        </p>
      )}
    </div>
  )
}
