'use client'

import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'

export interface MoreTileProps {
  /** How many tiles are not shown now. */
  readonly count: number
  /** How many of these are emergencies. */
  readonly emergencies: number
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** How many more wait than are shown, and when their turn is. */
export function MoreTile({ count, emergencies, page, pages }: MoreTileProps) {
  const t = useTranslations('wall')
  return (
    <li className="call" data-more>
      <p className="call-label">{t('answer.more', { n: count })}</p>
      {emergencies > 0 && (
        <p className="call-priority" data-call="emergency">
          <PriorityIcon priority="emergency" />
          <span aria-hidden>{emergencies}</span>
          <span className="sr-only">{t('answer.emergencies', { n: emergencies })}</span>
        </p>
      )}
      <p className="call-why">
        <span className="call-words">{t('pages.of', { page, pages })}</span>
      </p>
    </li>
  )
}
