'use client'

import Check from 'lucide-react/icons/check'
import { useTranslations } from 'use-intl'
import { LOCALES, type Locale } from '@/lib/words/locales'
import { useLanguage } from './use-language'

const ALL = Object.entries(LOCALES) as readonly [Locale, string][]

/** The languages, each by its own name; a tap sets this browser's. `wide`: as tall rows, for a dialog. */
export function LanguageChoice({ wide = false, onChosen }: { wide?: boolean; onChosen?: () => void }) {
  const t = useTranslations('shell.language')
  const { language, choose, waiting } = useLanguage(onChosen)
  return (
    <div>
      <fieldset className={wide ? 'grid gap-2' : 'flex flex-wrap gap-1'}>
        <legend className="sr-only">{t('label')}</legend>
        {ALL.map(([locale, name]) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={locale === language}
            onClick={() => choose(locale)}
            className={`inline-flex items-center gap-2 rounded-md px-3 text-base hover:bg-line/60 ${
              wide ? 'min-h-14 justify-between border border-line-strong text-lg' : 'min-h-12'
            } ${locale === language ? 'font-bold text-ink' : 'font-medium text-ink-soft hover:text-ink'}`}
          >
            {name}
            {locale === language && <Check aria-hidden className="size-5 flex-none" />}
          </button>
        ))}
      </fieldset>
      <p role="status" className="text-base text-ink-soft empty:hidden">
        {waiting && t('waiting')}
      </p>
    </div>
  )
}
