import clsx from 'clsx'
import type { ReactNode } from 'react'

export interface PhoneLinkProps {
  readonly number: string
  readonly className?: string
  readonly children: ReactNode
}

/** A number to call: one tap, where the device can. */
export const PhoneLink = ({ number, className, children }: PhoneLinkProps) => (
  <a
    className={clsx('whitespace-nowrap underline underline-offset-4', className)}
    href={`tel:${number.replace(/[^\d+*#]/g, '')}`}
  >
    {children}
  </a>
)
