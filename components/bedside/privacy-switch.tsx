'use client'

import clsx from 'clsx'
import Moon from 'lucide-react/icons/moon'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { useBedside } from './bedside-context'

/** Turns privacy on and off: a knock then makes no sound, and a nurse reads about it before joining. */
export function PrivacySwitch() {
  const t = useTranslations('bedside.privacy')
  const { privacy } = useBedside()
  const on = useObservable(privacy)
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={() => privacy.set(!on)}
      className={clsx(
        'flex min-h-16 items-center gap-4 rounded-lg border-2 px-4 text-left',
        on ? 'border-action bg-action text-on-action' : 'border-line-strong bg-surface text-ink',
      )}
    >
      <Moon aria-hidden className="size-7 flex-none" />
      <span className="leading-tight">
        <span className="block text-lg font-bold">{t('label')}</span>
        <span className="block text-base">{t(on ? 'on' : 'off')}</span>
      </span>
      <span
        aria-hidden
        className={clsx(
          'flex h-8 w-14 flex-none items-center rounded-full border-2 border-current px-1',
          on && 'justify-end',
        )}
      >
        <span className="size-5 rounded-full bg-current" />
      </span>
    </button>
  )
}
