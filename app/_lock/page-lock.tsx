import { Lock } from '@/components/lock/lock'
import { may } from '@/lib/board/roles'
import type { Actor } from '@/server/access/permission'
import { getRuntime } from '@/server/runtime'
import { PageWords } from '../_words/page-words'

/** The lock of a user's page, with its words. */
export function PageLock({ user: { userId, name, role, locked } }: { readonly user: Actor }) {
  const { lockAfterSeconds, oidc, passkeysWork, localSignIn } = getRuntime()
  return (
    <PageWords of={['lock', 'secondStep']}>
      <Lock
        userId={userId}
        name={name}
        locked={locked === true}
        mayAsk={may(role, 'request:create')}
        lockAfterMs={lockAfterSeconds * 1_000}
        passkeys={passkeysWork && localSignIn !== 'off'}
        provider={oidc && { id: oidc.id, name: oidc.name }}
      />
    </PageWords>
  )
}
