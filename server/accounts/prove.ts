import { eq } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { account, session } from '@/server/db/schema'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import type { Orm } from '@/server/platform/db/open'
import { passwordMatches } from './password'
import { createSignInLimits } from './sign-in-rate-limit'
import { mayUsePassword } from './who-may-use-passwords'

/**
 * Checks the password of a user whose session is open, with the delays of signing in at a browser that knows the account. Refuses
 * `password_wrong` and `too_many_attempts` (details.retryAfterSeconds).
 * @param localSignIn - whose passwords prove anything
 */
export async function provePassword(
  orm: Orm,
  actor: Actor,
  password: string,
  localSignIn: LocalSignIn,
): Promise<Result<null>> {
  const [found] = await orm
    .select({ username: account.username, hash: account.passwordHash, browser: session.browser })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(eq(session.id, actor.sessionId))
  if (!found) return wrong()
  const limits = createSignInLimits(orm)
  const who = { username: found.username, address: actor.address ?? 'unknown', device: found.browser }
  const taken = await limits.take(who)
  if (!taken.ok) return taken
  const right = await passwordMatches(found.hash, password)
  if (!right || !mayUsePassword(localSignIn, actor.role)) return wrong()
  await limits.forgive(who)
  return accepted(null)
}

const wrong = () => refused('password_wrong', refusalText('session.passwordWrong'))
