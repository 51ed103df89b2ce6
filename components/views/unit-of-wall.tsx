'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable, useStore } from '@/components/feed/feed-context'

/** Which unit a wall shows, where it shows one only: whoever looks must not take it for the whole building. */
export function UnitOfWall() {
  const t = useTranslations('wall.unit')
  const unit = useObservable(useStore().boardInfo)?.unit
  return unit && <p className="truncate px-3 text-xl font-semibold">{t('only', { unit })}</p>
}

/** Why a wall is empty. `building`: the words for one of a whole building. */
export function NoBedsOnWall({ building }: { building: ReactNode }) {
  const t = useTranslations('wall.unit')
  const unit = useObservable(useStore().boardInfo)?.unit
  if (unit === null || unit === undefined) return building
  return <p className="py-24 text-center text-lg text-ink-soft">{t('noBeds', { unit })}</p>
}
