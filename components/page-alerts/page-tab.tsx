import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useAlerts } from '@/components/alerts/alerts-context'
import { useTabIcon } from '@/components/alerts/tab-badge'
import { useObservable } from '@/components/feed/feed-context'

/** "(4) Reports · Lantern" becomes "Reports · Lantern". */
const COUNTED = /^\(\S+\) /

/** Shows the number of alerts before the page's own title, and on the tab's icon. */
export function PageTab() {
  const t = useTranslations('alerts.page')
  const count = useObservable(useAlerts()).length
  useTabIcon()
  useEffect(() => {
    const write = () => {
      const title = t('tab', { count, title: document.title.replace(COUNTED, '') })
      if (document.title !== title) document.title = title
    }
    write()
    // The server may send the page's own title after the page.
    const observer = new MutationObserver(write)
    observer.observe(document.head, { subtree: true, childList: true, characterData: true })
    return () => observer.disconnect()
  }, [count, t])
  return null
}
