import type { Metadata } from 'next'
import { TeamsPage } from '@/components/teams/teams-page'
import { isMicrosoftRefusal } from '@/lib/teams/standing'
import { translatorFor } from '@/lib/words/translator'
import { requirePageActorWho } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../../_words/page-locale'
import { PageWords } from '../../_words/page-words'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${translatorFor(await pageLocale(), 'teams')('title')} · Lantern` }
}

/** Connects a Microsoft account. `?refused=` says why one was refused, `?connected=` that one was connected. */
export default async function Teams({
  searchParams,
}: {
  searchParams: Promise<{ refused?: string | string[]; connected?: string | string[] }>
}) {
  const actor = await requirePageActorWho('request:join')
  const { refused, connected } = await searchParams
  return (
    <PageWords of={['teams']}>
      <TeamsPage
        standing={await getRuntime().teams.standing(actor)}
        refused={isMicrosoftRefusal(refused) ? refused : null}
        fresh={connected !== undefined}
      />
    </PageWords>
  )
}
