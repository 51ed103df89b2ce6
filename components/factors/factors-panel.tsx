'use client'

import { useTranslations } from 'use-intl'
import { Panel } from '@/components/ui/panel'
import { RefusalNote } from '@/components/words/refusal-note'
import { AppSection } from './app-section'
import { PasskeysSection } from './passkeys-section'
import { ProofForm } from './proof-form'
import { RecoveryCodes } from './recovery-codes'
import { RecoverySection } from './recovery-section'
import { type Factors, useFactors } from './use-factors'

/** What the user signs in with besides the password, on their own page. */
export function FactorsPanel() {
  const t = useTranslations('factors')
  return (
    <Panel title={t('title')}>
      <FactorsBody factors={useFactors()} />
    </Panel>
  )
}

export interface FactorsBodyProps {
  readonly factors: Factors
  /** Without what it is good for, which the page around it says. */
  readonly brief?: boolean
}

/** The same without its frame. */
export function FactorsBody({ factors, brief = false }: FactorsBodyProps) {
  const t = useTranslations('factors')
  const { own, refusal, codes } = factors
  if (!own) return refusal && <RefusalNote refusal={refusal} />
  if (!own.here) return <p>{t('directory')}</p>
  if (codes) return <RecoveryCodes codes={codes} onKept={factors.kept} />
  const has = own.passkeys.length > 0 || own.app !== null
  return (
    <>
      {!brief && (
        <p className="text-ink-soft">
          {t('about')} {own.required && t('required')}
        </p>
      )}
      <div className="mt-2 grid divide-y divide-line">
        <PasskeysSection own={own} factors={factors} />
        <AppSection own={own} factors={factors} />
        {has && <RecoverySection own={own} factors={factors} />}
        {!own.fresh && <ProofForm own={own} onProven={factors.setOwn} />}
      </div>
      {refusal && refusal.code !== 'proof_needed' && <RefusalNote refusal={refusal} />}
    </>
  )
}
