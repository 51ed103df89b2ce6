import type { Metadata } from 'next'
import { SignIn } from '@/components/sign-in/sign-in'
import { getRuntime } from '@/server/runtime'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Sign in · Lantern' }

/** `?ended=` says why the last session ended (lib/realtime/events, SessionEnd). */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ ended?: string | string[] }>
}) {
  const { ended } = await searchParams
  const { accounts, mode } = getRuntime()
  return (
    <SignIn
      ended={typeof ended === 'string' ? ended : null}
      demo={mode === 'demo'}
      demoAccounts={accounts.demoAccounts()}
    />
  )
}
