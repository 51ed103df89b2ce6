'use client'

import { useTranslations } from 'use-intl'
import { Disclosure } from '@/components/ui/disclosure'
import { useFormats } from '@/components/words/use-formats'
import type { ChartDocument } from '@/lib/chart/types'
import { AddDocument } from './add-document'
import { PartView } from './part-view'
import { usePart } from './use-part'

/** The documents added through Lantern: Solo's API accepts documents (22) and lists none. */
export function Documents() {
  const t = useTranslations('chart')
  const { dayAndTime } = useFormats()
  const part = usePart<readonly ChartDocument[]>('chart/documents')
  return (
    <PartView part={part} what="documents">
      {(documents) => (
        <>
          <p className="text-sm text-ink-faint">{t('documents.which')}</p>
          {documents.length === 0 && <p className="pt-3 text-base text-ink-soft">{t('documents.none')}</p>}
          <ul className="mt-2 divide-y divide-line" aria-label={t('documents.title')}>
            {documents.map(({ id, name, responses, addedBy, addedAt }) => (
              <li key={id} className="py-1">
                <Disclosure level={4} title={name}>
                  <dl className="pb-2 pl-8 text-base">
                    {responses.map(({ question, response }) => (
                      <div key={`${question}\n${response}`} className="py-1">
                        <dt className="text-ink-soft">{question}</dt>
                        <dd className="break-words whitespace-pre-wrap">{response || t('noAnswer')}</dd>
                      </div>
                    ))}
                  </dl>
                </Disclosure>
                <p className="pl-8 text-sm text-ink-soft">
                  {t('documents.by', { name: addedBy, moment: dayAndTime(addedAt) })}
                </p>
              </li>
            ))}
          </ul>
          <AddDocument reload={part.reload} />
        </>
      )}
    </PartView>
  )
}
