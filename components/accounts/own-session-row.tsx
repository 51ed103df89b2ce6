'use client'

import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { OwnSession } from '@/lib/board/account'
import { useAct } from './use-act'

const BROWSERS: Readonly<Record<string, string>> = {
  chromium: 'Chrome',
  firefox: 'Firefox',
  safari: 'Safari',
}

/** One place where the user is signed in, and the button that ends it there. */
export function OwnSessionRow({ session, onEnded }: { session: OwnSession; onEnded: () => void }) {
  const t = useTranslations('accounts.own')
  const { dayAndTimeOfYear } = useFormats()
  const { act, busy, refusal } = useAct()
  const { id, here, address, browser, openedAt, usedAt } = session
  const name = BROWSERS[browser?.family ?? '']
  const place = name ? [name, browser?.version].filter(Boolean).join(' ') : t('otherBrowser')
  const end = async () => {
    if (await act(`/api/account/sessions/${id}`, { method: 'DELETE' })) onEnded()
  }
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <MonitorSmartphone aria-hidden className="size-7 flex-none text-ink-soft" />
        <div className="min-w-0 flex-1 basis-48">
          <p className="font-semibold break-words">
            {t('place', { browser: place, address: address ?? '–' })}
          </p>
          <p className="text-sm text-ink-soft">
            {t('times', { opened: dayAndTimeOfYear(openedAt), used: dayAndTimeOfYear(usedAt) })}
          </p>
        </div>
        {here ? (
          <p className="font-semibold text-good">{t('here')}</p>
        ) : (
          <Button disabled={busy} onClick={() => void end()} aria-label={t('endOne', { browser: place })}>
            {t('end')}
          </Button>
        )}
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
    </li>
  )
}
