import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useLoaded } from '@/components/feed/use-loaded'
import type { TrailHead } from '@/lib/compliance/trail'
import { useMoments } from './use-moments'

const EVERY_MS = 5_000

/** The end of the chain, live: its last row and hash, how many rows are kept, and how many wait. */
export function ChainHead() {
  const t = useTranslations('compliance.head')
  const { data } = useLoaded<TrailHead>('/api/compliance/head', () => EVERY_MS)
  return (
    <section aria-labelledby="chain-head" className="mt-12 border-t border-line pt-5 print:hidden">
      <h2 id="chain-head" className="text-xl font-bold">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-prose text-ink-soft">{t('about')}</p>
      {data && <Facts head={data} />}
    </section>
  )
}

function Facts({ head: { last, kept, waiting } }: { head: TrailHead }) {
  const t = useTranslations('compliance.head')
  const { full } = useMoments()
  return (
    <dl className="mt-3 grid gap-x-10 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      <Term name={t('last')}>{last ? t('seq', { seq: last.seq }) : t('none')}</Term>
      {last && <Term name={t('at')}>{full(last.at)}</Term>}
      <Term name={t('kept')}>{t('count', { count: kept })}</Term>
      <Term name={t('waiting')}>{t('count', { count: waiting })}</Term>
      {last && (
        <Term name={t('hash')} wide>
          <code className="break-all">{last.hash}</code>
        </Term>
      )}
    </dl>
  )
}

const Term = ({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) => (
  <div className={`min-w-0 ${wide ? 'sm:col-span-2 lg:col-span-4' : ''}`}>
    <dt className="text-sm text-ink-soft">{name}</dt>
    <dd className="font-medium">{children}</dd>
  </div>
)
