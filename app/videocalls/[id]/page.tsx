import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { CallFile } from '@/components/call-panel/call-patient'
import { CallScreen } from '@/components/call-panel/call-screen'
import type { CallDoor } from '@/lib/realtime/calls'
import type { Namespace } from '@/lib/words/catalogue'
import { translatorFor } from '@/lib/words/translator'
import { type Actor, permit } from '@/server/access/permission'
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

/** The words of a nurse's page, who invites guests. */
const NURSE_WORDS: readonly Namespace[] = ['call', 'invitations']

/** The words of the panel, for the readers who get one. */
const PANEL_WORDS: readonly Namespace[] = [
  ...NURSE_WORDS,
  'callPanel',
  'board',
  'request',
  'chart',
  'escalation',
  'coverage',
  'teams',
]

/**
 * The room of a call, for a browser that took a seat by a link. It needs no session, and the page names no patient or nurse: a
 * nurse who may read patients has their browser ask for the patient (`GET /api/calls/{id}`).
 */
export default async function VideoCallPage({ params, searchParams }: CallAddress) {
  const { id } = await params
  const asked = (await searchParams).as
  const side = asked === 'patient' || asked === 'guest' ? asked : 'provider'
  const { calls, callQuality } = getRuntime()
  const seated = calls !== null && (await calls.hasSeat(id, side, (await headers()).get('cookie')))
  const door: CallDoor | null = seated ? { callId: id, side } : null
  const actor = door?.side === 'provider' ? await pageActor() : null
  const reports = actor !== null && (await callQuality.mayReport(actor, id))
  const file = actor && (await fileOf(id, actor))
  return (
    <PageWords of={file ? PANEL_WORDS : side === 'provider' ? NURSE_WORDS : ['call']}>
      <CallScreen door={door} reports={reports} file={file} />
    </PageWords>
  )
}

/** Returns what the page of a nurse gets who may read patients; null for every other user, and for a call of no request: no panel. */
async function fileOf(callId: string, actor: Actor): Promise<CallFile | null> {
  const allowed = permit(actor, 'patient:read')
  if (!allowed.ok) return null
  const { assistance, teams } = getRuntime()
  const found = await assistance.ofCall(allowed.value, callId)
  return found.ok ? { callId, teams: (await teams.standing(actor)).state } : null
}
