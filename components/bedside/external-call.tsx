'use client'

import ExternalLink from 'lucide-react/icons/external-link'
import { useTranslations } from 'use-intl'
import { AlwaysInView } from './always-in-view'
import { BigButton } from './big-button'
import { EmergencyDuring } from './emergency-during'

/** The call runs in another program's window: a link to it, and the way back. */
export function ExternalCall({ url, onBack }: { url: string; onBack: () => void }) {
  const t = useTranslations('bedside.call')
  return (
    <section role="status" className="grid gap-4 rounded-2xl border border-line-strong bg-surface px-6 py-6">
      <h2 className="text-[clamp(2rem,5vw,3.5rem)] leading-tight font-bold">{t('elsewhere')}</h2>
      <p className="text-2xl">{t('elsewhereMore')}</p>
      <div className="flex flex-wrap gap-4 *:flex-1 *:basis-80">
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-24 items-center justify-center gap-3 rounded-2xl bg-action px-6 text-2xl font-semibold text-on-action"
        >
          <ExternalLink aria-hidden className="size-8 flex-none" />
          {t('elsewhereOpen')}
        </a>
        <BigButton onClick={onBack}>{t('elsewhereBack')}</BigButton>
      </div>
      <AlwaysInView>
        <EmergencyDuring />
      </AlwaysInView>
    </section>
  )
}
