'use client'

import WifiOff from 'lucide-react/icons/wifi-off'
import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { DisplayList } from '@/lib/board/display'
import { ChangeDialog } from './change-dialog'
import { DisplayCard } from './display-card'
import { PairForm } from './pair-form'
import { RevokeDialog } from './revoke-dialog'
import { useDisplays } from './use-displays'

/** Pairing on one side, what is paired on the other. */
export function DisplaysPage() {
  const { list, refusal, again } = useDisplays()
  if (!list) {
    if (!refusal) return <p role="status">Loading the displays…</p>
    return (
      <div role="alert" className="max-w-lg">
        <p className="text-lg font-semibold">The displays cannot be loaded</p>
        <p className="mt-1 text-ink-soft">{refusal.message}</p>
        <Button look="primary" className="mt-4" onClick={again}>
          Try again
        </Button>
      </div>
    )
  }
  return (
    <>
      {refusal && (
        <div className="mb-5">
          <Banner icon={<WifiOff />} action={<Button onClick={again}>Try again</Button>}>
            This list may be out of date: {refusal.message}
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
  const [asked, setAsked] = useState<{ id: string; to: 'change' | 'revoke' } | null>(null)
  const { displays, buildings, serverTime } = list
  const chosen = displays.find(({ id }) => id === asked?.id)
  const close = () => setAsked(null)
  const nameOf = (buildingId: string | null) =>
    buildings.find(({ id }) => id === buildingId)?.name ?? buildings[0]?.name ?? 'No building'
  return (
    <section aria-labelledby="paired-displays">
      <h2 id="paired-displays" className="text-xl font-bold">
        Paired displays{displays.length > 0 && ` (${displays.length})`}
      </h2>
      {displays.length === 0 && (
        <p className="mt-3 max-w-prose text-ink-soft">
          None yet. A paired screen needs no password, shows no names unless you choose so, and can be revoked
          here at any time.
        </p>
      )}
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
