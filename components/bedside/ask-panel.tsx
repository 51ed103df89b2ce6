'use client'

import HandHelping from 'lucide-react/icons/hand-helping'
import Siren from 'lucide-react/icons/siren'
import { useTranslations } from 'use-intl'
import { AlwaysInView } from './always-in-view'
import { useAsk } from './use-ask'

/** The buttons that ask for help: urgent by one tap, emergency further down. */
export function AskPanel() {
  const t = useTranslations('bedside.ask')
  const ask = useAsk()
  return (
    <>
      <AlwaysInView>
        <button
          type="button"
          onClick={() => ask('urgent')}
          className="flex min-h-28 w-full flex-1 short:min-h-20 short:gap-0 flex-col items-center justify-center gap-2 rounded-2xl bg-action px-6 max-h-[42vh] text-on-action hover:brightness-110"
        >
          <span className="flex items-center gap-[0.4em] text-[clamp(2.25rem,6.5vw,4.5rem)] leading-none font-bold short:text-[1.75rem]">
            <HandHelping aria-hidden className="size-[1em] flex-none" />
            {t('help')}
          </span>
          <span className="text-xl short:text-base short:leading-tight">{t('helpMore')}</span>
        </button>
        <EmergencyButton onPress={() => ask('emergency')} words={t('emergency')} />
      </AlwaysInView>
      <p className="text-center text-lg text-ink-soft">{t('arrest')}</p>
    </>
  )
}

/** Asks for an emergency. Only its edge and icon are coloured until it is pressed. */
export function EmergencyButton({ words, onPress }: { words: string; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex min-h-24 w-full items-center short:min-h-16 justify-center gap-3 rounded-2xl border-4 border-emergency bg-surface px-6 py-1 text-[clamp(1.375rem,5vw,1.75rem)] leading-tight font-bold text-ink hover:bg-emergency hover:text-on-emergency"
    >
      <Siren aria-hidden className="size-9 flex-none" />
      {words}
    </button>
  )
}
