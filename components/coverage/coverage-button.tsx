'use client'

import UserRoundCheck from 'lucide-react/icons/user-round-check'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { LABEL_UNDER_ICON, LABELLED_ICON_BUTTON } from '@/components/ui/icon-button'
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
        <button
          type="button"
          onClick={() => setOpen(true)}
          title={t('title')}
          className={`relative ${LABELLED_ICON_BUTTON} font-medium text-ink-soft hover:bg-line/60 hover:text-ink`}
        >
          <UserRoundCheck aria-hidden className="size-5 flex-none" />
          <span className={`max-2xl:sr-only ${LABEL_UNDER_ICON}`}>{t('title')}</span>
          {mine > 0 && (
            <span className="grid h-6 min-w-6 place-items-center rounded-full bg-action px-1.5 text-sm font-bold text-on-action touch:absolute touch:-top-0.5 touch:right-0">
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
