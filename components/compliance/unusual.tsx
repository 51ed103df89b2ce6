import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { UNUSUAL } from '@/lib/compliance/unusual/finding'
import type { UnusualAccess } from '@/lib/compliance/unusual/view'
import { FindingTable } from './finding-table'
import { PeriodFields } from './period-fields'
import { usePeriod } from './use-period'
import { useRuleWords } from './use-rule-words'

/** The rules that suggest a look, each with its threshold in words and what it found. */
export function Unusual() {
  const t = useTranslations('compliance.unusual')
  const period = usePeriod(7)
  const [found, setFound] = useState<UnusualAccess | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const look = async (event: FormEvent) => {
    event.preventDefault()
    const within = period.check()
    if (!within) return
    setBusy(true)
    const answer = await callApi<UnusualAccess>(`/api/compliance/unusual?from=${within.from}&to=${within.to}`)
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    setFound(answer.ok ? answer.value : null)
  }
  return (
    <>
      <form onSubmit={(event) => void look(event)} noValidate className="grid max-w-2xl gap-4 print:hidden">
        <p>{t('about')}</p>
        <PeriodFields {...period.fields} />
        <Button type="submit" variant="primary" disabled={busy} className="justify-self-start">
          {t(busy ? 'looking' : 'look')}
        </Button>
      </form>
      {refusal && <RefusalNote refusal={refusal} />}
      {found && <FoundAccess found={found} />}
    </>
  )
}

/** What the rules found, rule by rule. */
export function FoundAccess({ found: { findings, night, cut } }: { found: UnusualAccess }) {
  const t = useTranslations('compliance.unusual')
  const { dayAndTime } = useFormats()
  const words = useRuleWords(night)
  return (
    <div className="mt-8 grid gap-8">
      <p role="status" className="sr-only">
        {t('found', { count: findings.length })}
      </p>
      {cut !== null && <p className="font-semibold">{t('cut', { since: dayAndTime(cut) })}</p>}
      {UNUSUAL.map((rule) => {
        const ofRule = findings.filter((one) => one.rule === rule)
        return (
          <section key={rule} aria-labelledby={`rule-${rule}`}>
            <h2 id={`rule-${rule}`} className="text-xl font-bold">
              {words.title(rule)}{' '}
              <span className="font-normal text-ink-soft">{t('count', { count: ofRule.length })}</span>
            </h2>
            <p className="mt-1 max-w-prose text-ink-soft">{words.means(rule)}</p>
            {ofRule.length > 0 && <FindingTable findings={ofRule} label={words.title(rule)} />}
          </section>
        )
      })}
    </div>
  )
}
