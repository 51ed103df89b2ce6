'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useLocale } from 'use-intl'
import { isServerUp, whenServerUp } from '@/components/recovery/wait-for-server'
import { LOCALE_COOKIE, type Locale } from '@/lib/words/locales'

const YEAR_S = 31_536_000

/**
 * The language of this browser, and how to choose another: the page says everything in it, and keeps what was typed and what
 * is on its way. While nobody serves words it waits for who does. `onChosen` follows the change.
 */
export function useLanguage(onChosen?: () => void) {
  const router = useRouter()
  const language = useLocale()
  const [waiting, setWaiting] = useState(false)
  const giveUp = useRef(() => {})
  const chosen = useRef<Locale | null>(null)
  useEffect(() => () => giveUp.current(), [])
  useEffect(() => {
    if (chosen.current !== language) return
    chosen.current = null
    setWaiting(false)
    onChosen?.()
  }, [language, onChosen])

  const choose = (locale: Locale) => {
    giveUp.current()
    // The pages read it (app/_words/page-locale.ts). The Cookie Store API is missing from insecure origins.
    // biome-ignore lint/suspicious/noDocumentCookie: see above.
    document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_S}; samesite=lax`
    if (locale === language) return onChosen?.()
    chosen.current = locale
    // Without a server Next would leave the page, and with it what was typed.
    void isServerUp().then((served) => {
      setWaiting(!served)
      if (served) router.refresh()
      else giveUp.current = whenServerUp(() => router.refresh())
    })
  }
  return { language, choose, waiting }
}
