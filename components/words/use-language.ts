'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useLocale } from 'use-intl'
import { isServerUp, whenServerUp } from '@/components/recovery/wait-for-server'
import { keepChoice } from '@/components/ui/choice-cookie'
import { LOCALE_COOKIE, type Locale } from '@/lib/words/locales'

/**
 * Returns the language of this browser and the function that changes it. The page changes in place and keeps typed text
 * and unsent requests. While the server is unreachable the change waits. `onChosen` is called after it.
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
    // The pages read the cookie (app/_words/page-locale.ts).
    keepChoice(LOCALE_COOKIE, locale)
    if (locale === language) return onChosen?.()
    chosen.current = locale
    // Without a server Next would leave the page, and typed text would be lost.
    void isServerUp().then((served) => {
      setWaiting(!served)
      if (served) router.refresh()
      else giveUp.current = whenServerUp(() => router.refresh())
    })
  }
  return { language, choose, waiting }
}
