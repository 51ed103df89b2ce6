'use client'

import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import { useState } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardSession, useBoardWords } from '@/components/session/session-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'

/**
 * Tells charge nurses and administrators at how many beds Solo and the board differ, and leads from one to the next.
 * Others see it at the beds.
 */
export function ContradictionBanner() {
  const t = useBoardWords()
  const { actor, openBed } = useBoardSession()
  const beds = useObservable(useStore().contradicted)
  const [shown, setShown] = useState<string | null>(null)
  if (beds.length === 0 || (actor.role !== 'charge' && actor.role !== 'admin')) return null
  const next = beds[(beds.indexOf(shown ?? '') + 1) % beds.length] ?? ''
  const show = () => {
    setShown(next)
    openBed(next)
  }
  return (
    <Banner
      icon={<GitCompareArrows />}
      action={<Button onClick={show}>{t('contradiction.show', { n: beds.length })}</Button>}
    >
      {t('contradiction.banner', { n: beds.length })}
    </Banner>
  )
}
