import clsx from 'clsx'
import type { ComponentProps } from 'react'

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'careful'

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-action text-on-action hover:brightness-110',
  plain: 'border border-line-strong bg-surface text-ink hover:bg-bed-hover hover:border-ink-soft',
  quiet: 'text-ink-soft hover:bg-line/60 hover:text-ink',
  careful: 'border-2 border-emergency bg-surface text-ink hover:bg-emergency hover:text-on-emergency',
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant
}

/** A button for gloved fingers: at least 48 px high. */
export function Button({ variant = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={clsx(
        'inline-flex min-h-12 items-center justify-center gap-2 rounded-md px-4 text-base font-semibold',
        'transition-colors disabled:opacity-60',
        VARIANTS[variant],
        className,
      )}
      {...rest}
    />
  )
}
