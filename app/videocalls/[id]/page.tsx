import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { CallPage } from '@/components/call/call-page'
import { translatorFor } from '@/lib/words/translator'
import { pageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = translatorFor(await pageLocale(), 'call')
  return { title: `${t('title')} · Lantern` }
}

export interface CallAddress {
  readonly params: Promise<{ id: string }>
  readonly searchParams: Promise<{ as?: string | string[] }>
}

/** The room of a call, for a browser that took a seat by a link; it needs no session and names no patient or nurse. */
export default async function VideoCallPage({ params, searchParams }: CallAddress) {
  const { id } = await params
  const asked = (await searchParams).as
  const side = asked === 'patient' || asked === 'guest' ? asked : 'provider'
  const { calls, callQuality } = getRuntime()
  const seated = calls !== null && (await calls.hasSeat(id, side, (await headers()).get('cookie')))
  const actor = seated && side === 'provider' ? await pageActor() : null
  const reports = actor !== null && (await callQuality.mayReport(actor, id))
  return (
    <PageWords of={['call']}>
      <CallPage door={seated ? { callId: id, side } : null} reports={reports} />
    </PageWords>
  )
}
