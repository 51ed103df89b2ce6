import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { PairingScreen } from '@/components/displays/pairing-screen'
import { actorOf } from '@/server/auth/actor'
import { pageClaim } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Pair this screen · Lantern' }

/** Where a wall display starts: its code, or the board once it is paired. */
export default async function DisplayPage() {
  const given = await headers()
  const actor = await actorOf(given)
  if (actor?.display) redirect('/board')
  const { displays, mode } = getRuntime()
  const claim = await pageClaim()
  const standing = claim?.paired ? await displays.standing(claim.sessionId) : null
  return (
    <PairingScreen
      ended={standing === 'open' ? null : standing}
      typedAt={`${given.get('host') ?? ''}/admin/displays`}
      demo={mode === 'demo'}
    />
  )
}
