'use client'

import WifiOff from 'lucide-react/icons/wifi-off'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { DisplayList } from '@/lib/board/display'
import { ChangeDialog } from './change-dialog'
import { DisplayCard } from './display-card'
import { PairForm } from './pair-form'
import { RevokeDialog } from './revoke-dialog'
import { useDisplays } from './use-displays'

/** The form that pairs a screen, and the list of paired displays. */
export function DisplaysPage() {
  const t = useTranslations('displays')
  const common = useTranslations('common')
  const words = useRefusalWords()
  const { list, refusal, again } = useDisplays()
  if (!list) {
    if (!refusal) return <p role="status">{t('loading')}</p>
    return (
      <div role="alert" className="max-w-lg">
        <p className="text-lg font-semibold">{t('failed')}</p>
        <p className="mt-1 text-ink-soft">{words(refusal)}</p>
        <Button variant="primary" className="mt-4" onClick={again}>
          {common('tryAgain')}
        </Button>
      </div>
    )
  }
  return (
    <>
      {refusal && (
        <div className="mb-5">
          <Banner icon={<WifiOff />} action={<Button onClick={again}>{common('tryAgain')}</Button>}>
            {t('outOfDate', { why: words(refusal) })}
          </Banner>
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <PairForm buildings={list.buildings} onPaired={again} />
        <Paired list={list} again={again} />
      </div>
    </>
  )
}

function Paired({ list, again }: { list: DisplayList; again: () => void }) {
  const t = useTranslations('displays')
  const [asked, setAsked] = useState<{ id: string; to: 'change' | 'revoke' } | null>(null)
  const { displays, buildings, serverTime } = list
  const chosen = displays.find(({ id }) => id === asked?.id)
  const close = () => setAsked(null)
  const nameOf = (buildingId: string | null) =>
    buildings.find(({ id }) => id === buildingId)?.name ?? buildings[0]?.name ?? t('noBuilding')
  return (
    <section aria-labelledby="paired-displays">
      <h2 id="paired-displays" className="text-xl font-bold">
        {t('paired.title', { count: displays.length })}
      </h2>
      {displays.length === 0 && <p className="mt-3 max-w-prose text-ink-soft">{t('paired.none')}</p>}
      <ul className="mt-3 grid gap-3">
        {displays.map((display) => (
          <DisplayCard
            key={display.id}
            display={display}
            building={nameOf(display.buildingId)}
            now={serverTime}
            onChange={() => setAsked({ id: display.id, to: 'change' })}
            onRevoke={() => setAsked({ id: display.id, to: 'revoke' })}
          />
        ))}
      </ul>
      {chosen && asked?.to === 'change' && (
        <ChangeDialog display={chosen} buildings={buildings} onClose={close} onChanged={again} />
      )}
      {chosen && asked?.to === 'revoke' && (
        <RevokeDialog display={chosen} onClose={close} onRevoked={again} />
      )}
    </section>
  )
}
