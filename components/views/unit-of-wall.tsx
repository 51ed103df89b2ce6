'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable, useStore } from '@/components/feed/feed-context'

/** The unit of a wall that shows one only, so that no one takes it for the whole building. */
export function UnitOfWall() {
  const t = useTranslations('wall.unit')
  const unit = useObservable(useStore().boardInfo)?.unit
  return unit && <p className="truncate px-3 text-xl font-semibold">{t('only', { unit })}</p>
}

/** Says why a wall is empty. `building`: the text for a wall of a whole building. */
export function NoBedsOnWall({ building }: { building: ReactNode }) {
  const t = useTranslations('wall.unit')
  const unit = useObservable(useStore().boardInfo)?.unit
  if (unit === null || unit === undefined) return building
  return <p className="py-24 text-center text-lg text-ink-soft">{t('noBeds', { unit })}</p>
}
