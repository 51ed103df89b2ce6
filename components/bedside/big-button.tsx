import clsx from 'clsx'
import type { ComponentProps } from 'react'

export interface BigButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'plain'
}

/** A button for weak or hurried hands: at least 96 px high, readable from the bed. */
export function BigButton({ variant = 'plain', className, ...rest }: BigButtonProps) {
  return (
    <button
      type="button"
      className={clsx(
        'inline-flex min-h-24 items-center justify-center gap-3 rounded-2xl px-8 text-[1.5rem] leading-tight font-semibold transition-colors disabled:opacity-60',
        variant === 'primary'
          ? 'bg-action text-on-action hover:brightness-110'
          : 'border-2 border-line-strong bg-surface text-ink hover:border-ink-soft hover:bg-bed-hover',
        className,
      )}
      {...rest}
    />
  )
}
