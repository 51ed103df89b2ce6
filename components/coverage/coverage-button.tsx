'use client'

import UserRoundCheck from 'lucide-react/icons/user-round-check'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { lazy } from '@/components/ui/lazy'

export const CoverageDialog = lazy(() => import('./coverage-dialog'))

export interface CoverageButtonProps {
  /** In the header, or next to the text of a banner. */
  readonly variant: 'header' | 'banner'
}

/** Opens the dialog where a nurse sets the units they cover this shift. */
export function CoverageButton({ variant }: CoverageButtonProps) {
  const t = useTranslations('coverage')
  const [open, setOpen] = useState(false)
  const mine = useMyUnits()
  return (
    <>
      {variant === 'banner' ? (
        <Button onClick={() => setOpen(true)}>{t('who')}</Button>
      ) : (
        <button type="button" onClick={() => setOpen(true)} title={t('title')} className={`relative ${TOOL}`}>
          <UserRoundCheck aria-hidden className="size-5 flex-none" />
          <ToolWord>{t('title')}</ToolWord>
          {mine > 0 && (
            <span className="absolute -top-0.5 right-0 grid h-5 min-w-5 place-items-center rounded-full bg-action px-1 text-xs font-bold text-on-action">
              {mine}
              <span className="sr-only"> {t('yoursHere')}</span>
            </span>
          )}
        </button>
      )}
      {open && <CoverageDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** Returns how many units of this building the reader covers. */
function useMyUnits(): number {
  const { actor } = useBoardSession()
  const onCallRules = useObservable(useStore().onCallRules)
  return useTime(
    (now) =>
      onCallRules?.coverage.filter((one) => one.userId === actor.userId && one.until > now).length ?? 0,
  )
}
