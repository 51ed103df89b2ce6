'use client'

import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { reloadWhenServed } from '@/components/recovery/when-served'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useObservable, useStore } from './feed-context'
import { noteReload, reloadIn } from './version-reload'

export interface VersionWatchProps {
  /** The version that served this page. */
  readonly served: string
  /** Nobody stands before it: it loads itself again at once. */
  readonly alone: boolean
}

/** Notices that the server is not the one that made this page any more. Where somebody works, it only says so. */
export function VersionWatch({ served, alone }: VersionWatchProps) {
  const version = useObservable(useStore().version)
  if (version === null || version === served) return null
  return alone ? <LoadAgain /> : <Offer />
}

function Offer() {
  const t = useTranslations('board')
  return (
    <Banner
      icon={<RefreshCw />}
      action={
        <Button onClick={reloadWhenServed}>
          {t.rich('newer.reload', { also: (words) => <span className="sr-only">{words}</span> })}
        </Button>
      }
    >
      {t('newer.ready')}
    </Banner>
  )
}

/** Loads the page again, as soon as that may be and there is a server. */
export function LoadAgain() {
  useEffect(() => {
    let giveUp = () => {}
    const wait = reloadIn(window.sessionStorage, Date.now())
    if (wait === null) return
    const timer = setTimeout(() => {
      if (noteReload(window.sessionStorage, Date.now())) giveUp = reloadWhenServed()
    }, wait)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [])
  return null
}
