import clsx from 'clsx'
import type { ReactNode } from 'react'

export interface BannerProps {
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
  /** `hazard` for undelivered requests; `plain` for other news. */
  readonly variant?: 'plain' | 'hazard'
  readonly urgent?: boolean
}

/** One line across the page, shown until its cause is gone. */
export function Banner({ icon, children, action, variant = 'plain', urgent = false }: BannerProps) {
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className={clsx(
        'flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 text-base font-medium sm:px-6',
        variant === 'hazard' ? 'hazard font-semibold' : 'border-y border-line-strong bg-surface text-ink',
      )}
    >
      <span className="flex-none [&_svg]:size-6" aria-hidden>
        {icon}
      </span>
      <span className="min-w-0 flex-1 basis-56">{children}</span>
      {action}
    </div>
  )
}
