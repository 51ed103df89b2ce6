import clsx from 'clsx'
import type { ReactNode } from 'react'

export interface PhoneLinkProps {
  readonly number: string
  readonly className?: string
  readonly children: ReactNode
}

/** A phone number as a link: one tap calls it where the device can. */
export const PhoneLink = ({ number, className, children }: PhoneLinkProps) => (
  <a
    className={clsx('whitespace-nowrap underline underline-offset-4', className)}
    href={`tel:${number.replace(/[^\d+*#]/g, '')}`}
  >
    {children}
  </a>
)
