'use client'

import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { useBedside } from './bedside-context'

/** The screen before the server's first answer. */
export function Loading() {
  const t = useTranslations('bedside')
  const refusal = useObservable(useBedside().store.refusal)
  return (
    <p role="status" className="text-center text-3xl font-semibold text-balance">
      {t(refusal ? 'notYet' : 'loading')}
    </p>
  )
}

/** The screen of a device that stands at no bed. */
export function DeviceWithoutBed({ serial }: { serial: string }) {
  const t = useTranslations('bedside.nowhere')
  return (
    <section className="mx-auto max-w-4xl">
      <h1 className="text-[clamp(2rem,5vw,3.5rem)] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-4 text-2xl">{t('text', { serial })}</p>
    </section>
  )
}
