import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { PairingScreen } from '@/components/displays/pairing-screen'
import { translatorFor } from '@/lib/words/translator'
import { actorOf } from '@/server/auth/actor'
import { pageClaim } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageTitle } from '../_words/page-title'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'displays')('screen.pageTitle'))

/** The start of a wall display: its code, or the board once it is paired. */
export default async function DisplayPage() {
  const given = await headers()
  const actor = await actorOf(given)
  if (actor?.display) redirect('/board')
  if (actor?.device) redirect(`/bedside/${encodeURIComponent(actor.device.serial)}`)
  const { displays, mode } = getRuntime()
  const claim = await pageClaim()
  const standing = claim?.paired ? await displays.standing(claim.sessionId) : null
  return (
    <PageWords of={['displays']}>
      <PairingScreen
        ended={standing === 'open' ? null : standing}
        typedAt={`${given.get('host') ?? ''}/admin/displays`}
        demo={mode === 'demo'}
      />
    </PageWords>
  )
}
