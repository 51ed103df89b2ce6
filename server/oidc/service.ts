import { eq } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { SessionEnd } from '@/lib/realtime/events'
import { session } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import { createSealer } from '@/server/platform/sealed'
import { endProviderSessions } from './end-provider-sessions'
import { readLogoutToken } from './logout-token'
import type { OidcSettings } from './oidc-config'
import { createProviderMetadata } from './provider-metadata'

/** What the sign-in page reads in `?state=`. */
const SIGNED_OUT: SessionEnd = 'signed-out'
/** Of an ID token in an address; proxies and servers take about twice that. */
const LONGEST_HINT = 4_000

export interface OidcService {
  /** Seals an ID token for the database; null where no one is signed out by it. */
  seal(idToken: unknown, subject: string): string | null
  /**
   * Returns where a browser goes after the sign-out of a session, to sign out at the provider, too (OpenID Connect RP-Initiated
   * Logout 1.0, section 2); null where it need not, or where the provider has no such address or does not answer. Never rejects.
   */
  signOutAddress(sessionId: string): Promise<string | null>
  /**
   * Obeys a logout token: `ended`, or `refused` for one that is not valid, is old, or was obeyed before. Rejects where the provider's
   * keys or the database cannot be reached.
   */
  backChannelLogout(token: string): Promise<'ended' | 'refused'>
}

/** @param oidc - the provider; absent: there is none, and every logout token is refused */
export function createOidcService(settings: {
  readonly database: Pick<Database, 'orm'>
  readonly oidc: OidcSettings | undefined
  readonly publicUrl: string
  readonly authSecret: RotatedSecret
  readonly log: Logger
  /** In milliseconds; absent: seconds apart. */
  readonly fetchKeysEveryMs?: number
}): OidcService {
  const { oidc, publicUrl, log } = settings
  const { orm } = settings.database
  const sealer = createSealer(settings.authSecret, 'ID tokens')
  const metadata = oidc && createProviderMetadata(oidc.issuer, settings.fetchKeysEveryMs)

  /** The ID token of a session, once; undefined for a session that the provider did not open. */
  const takeHint = (sessionId: string): Promise<string | null | undefined> =>
    orm.transaction(async (tx) => {
      const [kept] = await tx.select().from(session).where(eq(session.id, sessionId)).for('update')
      if (!kept?.oidcSubject || kept.oidcIssuer !== oidc?.issuer) return undefined
      await tx.update(session).set({ oidcIdToken: null }).where(eq(session.id, sessionId))
      return kept.oidcIdToken && sealer.open(kept.oidcIdToken, kept.oidcSubject)
    })

  return {
    seal: (idToken, subject) =>
      oidc?.signsOutThere && typeof idToken === 'string' && idToken.length <= LONGEST_HINT
        ? sealer.seal(idToken, subject)
        : null,
    async signOutAddress(sessionId) {
      if (!oidc?.signsOutThere || !metadata) return null
      try {
        const hint = await takeHint(sessionId)
        if (hint === undefined) return null
        const { endSession } = await metadata()
        if (!endSession) return null
        const address = new URL(endSession)
        if (hint) address.searchParams.set('id_token_hint', hint)
        address.searchParams.set('client_id', oidc.clientId)
        address.searchParams.set('post_logout_redirect_uri', `${publicUrl}/sign-in`)
        // The provider hands it back: the page says that its user has signed out.
        address.searchParams.set('state', SIGNED_OUT)
        return address.href
      } catch {
        log.warn('No sign-out at the provider: it does not answer')
        return null
      }
    },
    async backChannelLogout(token) {
      if (!oidc || !metadata) return 'refused'
      const { keys } = await metadata()
      const { issuer, clientId } = oidc
      const logout = await readLogoutToken(token, { issuer, clientId, keys })
      const sessions = logout && (await endProviderSessions(orm, issuer, logout))
      if (sessions === null) {
        log.warn('Logout token refused')
        return 'refused'
      }
      log.info({ sessions }, 'Signed out at the provider')
      return 'ended'
    },
  }
}
