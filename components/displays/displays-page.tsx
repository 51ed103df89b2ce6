'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { LoadState } from '@/components/words/load-state'
import type { DisplayList } from '@/lib/board/display'
import { ChangeDialog } from './change-dialog'
import { DisplayCard } from './display-card'
import { PairForm } from './pair-form'
import { RevokeDialog } from './revoke-dialog'
import { useDisplays } from './use-displays'

/** The form that pairs a screen, and the list of paired displays. */
export function DisplaysPage() {
  const loaded = useDisplays()
  const { data: list } = loaded
  const again = () => void loaded.refresh()
  return (
    <>
      <LoadState of="displays" loaded={loaded} />
      {list && (
        <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <PairForm buildings={list.buildings} onPaired={again} />
          <Paired list={list} again={again} />
        </div>
      )}
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
