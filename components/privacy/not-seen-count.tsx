'use client'

import { useTranslations } from 'use-intl'
import { useSeen } from './seen'
import { useNotSeen } from './use-privacy'

/** How much the charge nurse has not seen yet in this browser: opened charts, and walls that wait for a decision. */
export default function NotSeenCount() {
  const t = useTranslations('shell')
  const { data } = useNotSeen(useSeen())
  const count = data ? data.charts + data.walls : 0
  if (count === 0) return null
  return (
    <span className="absolute top-0.5 left-1/2 ml-1 grid h-5 min-w-5 place-items-center rounded-full bg-action px-1 text-xs leading-none font-bold text-on-action tabular-nums">
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('notSeen', { count })}</span>
    </span>
  )
}
