'use client'

import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import type { ChartFact, Demographics as Known } from '@/lib/chart/types'
import type { Formats } from '@/lib/words/formats'
import type { Translate } from '@/lib/words/translator'
import { Facts } from './facts'
import { PartView } from './part-view'
import { reachWords, sexWords } from './person-words'
import { usePart } from './use-part'

/** The patient's demographics (operation 2), as Solo has them. */
export function Demographics() {
  const t = useTranslations('chart')
  const formats = useFormats()
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
                lines: linesOf(fact, t, formats),
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

function linesOf({ name, lines }: ChartFact, t: Translate<'chart'>, { dayOf }: Formats): readonly string[] {
  if (name === 'sex') return lines.map((line) => sexWords(line, t))
  if (lines.length > 0) return name === 'born' || name === 'deceased' ? lines.map(dayOf) : lines
  return [t(name === 'record' ? 'demographics.inactive' : 'demographics.yes')]
}
