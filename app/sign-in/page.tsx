import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignIn } from '@/components/sign-in/sign-in'
import { isMicrosoftRefusal } from '@/lib/teams/standing'
import { translatorFor } from '@/lib/words/translator'
import { actorOf } from '@/server/auth/actor'
import { pageActor } from '@/server/auth/page'
import { getRuntime } from '@/server/runtime'
import { pageTitle } from '../_words/page-title'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

export const generateMetadata = (): Promise<Metadata> =>
  pageTitle((locale) => translatorFor(locale, 'signIn')('title'))

type Query = Readonly<
  Record<'ended' | 'state' | 'refused' | 'error' | 'callbackUrl', string | string[] | undefined>
>

/**
 * The sign-in page. `?ended=` says why the last session ended (lib/realtime/events, SessionEnd), `?refused=` why the
 * provider's user was refused, `?error=` is next-auth's own error. A provider that signs its user out leads here with `?state=`
 * (server/oidc/service.ts).
 */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { state, refused, error, callbackUrl, ...query } = await searchParams
  const ended = query.ended ?? state
  if (error !== undefined) {
    // Removes `error` from the address: next-auth's client reads it there, and takes it for the error of the next try.
    const connecting = isForTeams(callbackUrl) && (await actorOf(await headers()))
    redirect(connecting ? '/teams?refused=failed' : '/sign-in?refused=failed')
  }
  // Someone else has signed in in this browser, and that ended the session of this tab.
  if (ended !== undefined && (await pageActor().catch(() => null))) redirect('/board')
  const { accounts, mode, oidc, localSignIn, passkeysWork } = getRuntime()
  return (
    <PageWords of={['signIn', 'secondStep', 'teams']}>
      <SignIn
        ended={typeof ended === 'string' ? ended : null}
        demo={mode === 'demo'}
        demoAccounts={accounts.demoAccounts()}
        provider={
          oidc && { id: oidc.id, name: oidc.name, refused: isMicrosoftRefusal(refused) ? refused : null }
        }
        passwords={localSignIn}
        passkeys={passkeysWork}
      />
    </PageWords>
  )
}

/** Returns whether a signed-in user was connecting a Microsoft account. */
const isForTeams = (callbackUrl: unknown): boolean =>
  typeof callbackUrl === 'string' && URL.canParse(callbackUrl) && new URL(callbackUrl).pathname === '/teams'
