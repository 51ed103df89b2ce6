import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { BedsideScreen } from '@/components/bedside/bedside-screen'
import { PairedElsewhere } from '@/components/bedside/paired-elsewhere'
import { PairingScreen } from '@/components/displays/pairing-screen'
import { translatorFor } from '@/lib/words/translator'
import { actorOf } from '@/server/auth/actor'
import { pageClaim } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageTitle } from '../../_words/page-title'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'bedside')('pageTitle'))

/**
 * The device of a bed, by its serial number: its code until it is paired, then the bed where it stands. A browser that
 * is paired as another display sees only that it is.
 */
export default async function BedsidePage({ params }: { params: Promise<{ serial: string }> }) {
  const serial = decodeURIComponent((await params).serial)
  const given = await headers()
  const actor = await actorOf(given)
  const { displays, mode, version } = getRuntime()
  const demo = mode === 'demo'
  if (actor?.device?.serial === serial) {
    return (
      <PageWords of={['bedside', 'call']}>
        <BedsideScreen serial={serial} demo={demo} version={version} />
      </PageWords>
    )
  }
  if (actor?.device || actor?.display) {
    return (
      <PageWords of={['bedside']}>
        <PairedElsewhere serial={actor.device?.serial ?? null} />
      </PageWords>
    )
  }
  const claim = await pageClaim()
  const standing = claim?.paired ? await displays.standing(claim.sessionId) : null
  return (
    <PageWords of={['displays']}>
      <PairingScreen
        serial={serial}
        ended={standing === 'open' ? null : standing}
        typedAt={`${given.get('host') ?? ''}/admin/displays`}
        demo={demo}
      />
    </PageWords>
  )
}
