import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useCopy } from '@/components/ui/use-copy'

export interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** Recovery codes that were just made. They stay until their user says that they are kept, and are never shown again. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useTranslations('factors.recovery')
  const { copied, copy } = useCopy()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="recovery-codes">
      <h3 id="recovery-codes" ref={heading} tabIndex={-1} className="text-lg font-bold outline-none">
        {t('shown')}
      </h3>
      <p className="mt-1">{t('shownAbout')}</p>
      <ol className="mt-3 grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-1 rounded-md bg-bed px-4 py-3 font-mono text-lg tabular-nums ring-1 ring-line ring-inset">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="mt-3 grid grid-cols-2 gap-2 print:hidden">
        <Button onClick={() => void copy(codes.join('\n'))}>{t(copied ? 'copied' : 'copy')}</Button>
        <Button onClick={() => window.print()}>{t('print')}</Button>
        <Button variant="primary" className="col-span-2" onClick={onKept}>
          {t('kept')}
        </Button>
      </div>
    </section>
  )
}
