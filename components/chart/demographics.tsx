'use client'

import { useTranslations } from 'use-intl'
import type { ChartFact, Demographics as Known } from '@/lib/chart/types'
import type { Translate } from '@/lib/words/translator'
import { Facts } from './facts'
import { PartView } from './part-view'
import { reachWords, sexWords } from './person-words'
import { usePart } from './use-part'

/** The patient's demographics (operation 2), as Solo has them. */
export function Demographics() {
  const t = useTranslations('chart')
  const part = usePart<Known>('chart/demographics')
  return (
    <PartView part={part} what="demographics">
      {({ facts, reach, contacts }) => (
        <>
          {facts.length + reach.length === 0 && (
            <p className="py-2 text-ink-soft">{t('demographics.none')}</p>
          )}
          <Facts
            facts={[
              ...facts.map((fact) => ({
                name: t(`demographics.fact.${fact.name}`),
                lines: linesOf(fact, t),
              })),
              ...reach.map((one) => ({ name: reachWords(one, t), lines: one.values })),
            ]}
          />
          {contacts.length > 0 && (
            <>
              <h4 className="mt-4 text-base font-semibold text-ink-soft">{t('demographics.contacts')}</h4>
              <Facts
                facts={contacts.map(({ name, reach: ways }) => ({
                  name: name ?? t('demographics.notNamed'),
                  lines: ways.flatMap((one) =>
                    one.values.map((value) =>
                      t('demographics.reachLine', { reach: reachWords(one, t), value }),
                    ),
                  ),
                }))}
              />
            </>
          )}
        </>
      )}
    </PartView>
  )
}

function linesOf({ name, lines }: ChartFact, t: Translate<'chart'>): readonly string[] {
  if (name === 'sex') return lines.map((line) => sexWords(line, t))
  if (lines.length > 0) return lines
  return [t(name === 'record' ? 'demographics.inactive' : 'demographics.yes')]
}
