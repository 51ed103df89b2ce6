import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { JWK } from 'oidc-provider'
import Provider, { interactionPolicy } from 'oidc-provider'
import { generators, Issuer } from 'openid-client'
import { type Grant, grantOf } from '@/server/teams/microsoft'
import { afterFile } from './cleanup'
import { chooseAccount, cookieBrowser } from './cookie-browser'
import { freePort } from './ports'

export const GRAPH_SCOPE = 'https://graph.microsoft.com/OnlineMeetings.ReadWrite'
const SCOPES = ['openid', 'profile', 'email', 'offline_access', GRAPH_SCOPE]

/** A person with an account at the provider. */
export interface Member {
  readonly sub: string
  readonly preferred_username?: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  roles?: readonly string[]
  readonly groups?: readonly string[]
  readonly _claim_names?: Readonly<Record<string, string>>
}

export interface TokenRequest {
  readonly grant: string
  readonly refresh: string | null
  /** PKCE's, of an authorization code. */
  readonly verifier: string | null
  readonly status: number
}

/** An OpenID provider of the tests that does what Entra ID does: a list of accounts to choose from, and refresh tokens. */
export interface Microsoft {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The environment variables that point Lantern at it. */
  readonly env: Readonly<Record<string, string>>
  /** The parameters of each sign-in request. */
  readonly authorizations: readonly Readonly<Record<string, unknown>>[]
  readonly tokenRequests: readonly TokenRequest[]
  /** Every access and refresh token it has given, in order. */
  readonly issued: { readonly access: string[]; readonly refresh: string[] }
  /** How long access tokens live from now on, in seconds. */
  lifetime(seconds: number): void
  /** `down`: connections are cut; `trouble`: it answers 500. */
  become(state: 'up' | 'down' | 'trouble'): void
  /** Changes the claims of ID tokens, and signs them with its key, or with one that is not its own. */
  forge(change: Record<string, unknown> | null, key?: 'own' | 'foreign'): void
  /** Holds back answers to refreshes until the returned function is called. */
  holdRefreshes(): () => void
  /** From now on it signs with another key, under another id, and no longer shows the one before. */
  changeKey(): void
  /** Signs a JWT with its present key, or with one of the same id that is not its own. */
  sign(
    claims: Readonly<Record<string, unknown>>,
    as?: { readonly header?: Readonly<Record<string, unknown>>; readonly key?: 'own' | 'foreign' },
  ): string
  /** Whether Lantern took each logout token that it has sent, in order. */
  readonly logouts: readonly ('taken' | 'refused')[]
}

/** Where it may send browsers and logout tokens; absent: it signs out no one. */
export interface SignOutUris {
  readonly afterLogout: string
  readonly backChannel: string
}

/** Starts one on loopback, ended after the test file. @param redirectUris addresses of Lantern that the provider may redirect to */
export async function startMicrosoft(
  redirectUris: readonly string[],
  people: readonly Member[],
  signOut?: SignOutUris,
): Promise<Microsoft> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const clientId = 'lantern-of-the-tests'
  const clientSecret = 'a-secret-of-the-registration~.'
  let keys = { own: newKey(1), foreign: newKey(1) }
  const logouts: ('taken' | 'refused')[] = []
  const authorizations: Record<string, unknown>[] = []
  const tokenRequests: TokenRequest[] = []
  const issued = { access: [] as string[], refresh: [] as string[] }
  let lifetimeS = 3_600
  let state: 'up' | 'down' | 'trouble' = 'up'
  let forged: { change: Record<string, unknown>; key: 'own' | 'foreign' } | null = null
  let held: Promise<void> = Promise.resolve()

  const accessTokenLives = () => lifetimeS
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  // One provider for each of its keys; all share the library's memory.
  const start = (): Provider => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [...redirectUris],
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          ...(signOut && {
            post_logout_redirect_uris: [signOut.afterLogout],
            backchannel_logout_uri: signOut.backChannel,
            backchannel_logout_session_required: true,
          }),
        },
      ],
      jwks: { keys: [keys.own.jwk] },
      cookies: { keys: ['a key of the tests'] },
      scopes: SCOPES,
      claims: {
        openid: ['sub', 'roles', 'groups', '_claim_names'],
        profile: ['preferred_username', 'name'],
        email: ['email', 'email_verified'],
      },
      // As Entra ID does: the ID token names the person.
      conformIdTokenClaims: false,
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => {
            ctx.body = logoutPage(form)
          },
        },
      },
      pkce: { required: () => true, methods: ['S256'] },
      issueRefreshToken: async () => true,
      rotateRefreshToken: true,
      ttl: {
        AccessToken: accessTokenLives,
        RefreshToken: 86_400,
        IdToken: 300,
        Session: 3_600,
        Grant: 86_400,
        Interaction: 600,
      },
      interactions: { policy, url: (_ctx, { uid }) => `/choose/${uid}` },
      findAccount: (_ctx, id) => {
        const one = people.find(({ sub }) => sub === id)
        return one && { accountId: id, claims: async () => ({ ...one }) }
      },
      async loadExistingGrant(ctx) {
        const { client, session } = ctx.oidc
        if (!client || !session?.accountId) return undefined
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
        grant.addOIDCScope(SCOPES.join(' '))
        await grant.save()
        return grant
      },
    })

    provider.use(async (ctx, next) => {
      if (state === 'down') {
        ctx.respond = false
        ctx.req.socket.destroy()
        return
      }
      if (state === 'trouble') {
        ctx.status = 500
        ctx.body = { error: 'server_error' }
        return
      }
      if (ctx.path.startsWith('/choose/')) return choose(ctx)
      await next()
      const asked: Record<string, unknown> = ctx.oidc?.params ?? {}
      if (ctx.path === '/auth') authorizations.push({ ...asked })
      if (ctx.path !== '/token') return
      const grant = String(asked.grant_type)
      if (grant === 'refresh_token') await held
      tokenRequests.push({
        grant,
        refresh: text(asked.refresh_token),
        verifier: text(asked.code_verifier),
        status: ctx.status,
      })
      const given = Object(ctx.body)
      if (given.access_token) issued.access.push(given.access_token)
      if (given.refresh_token) issued.refresh.push(given.refresh_token)
      if (forged && given.id_token) {
        ctx.body = { ...given, id_token: resign(given.id_token, forged.change, keys[forged.key].privateKey) }
      }
    })
    provider.on('backchannel.success', () => void logouts.push('taken'))
    provider.on('backchannel.error', () => void logouts.push('refused'))
    return provider
  }
  let provider = start()

  /** The list of accounts, and what was chosen in it. */
  async function choose(ctx: Parameters<Parameters<typeof provider.use>[0]>[0]): Promise<void> {
    if (ctx.method === 'GET') {
      ctx.type = 'html'
      ctx.body = page(people)
      return
    }
    const chosen = new URL(ctx.url, issuer).searchParams.get('who')
    ctx.respond = false
    ctx.status = 303
    await provider.interactionFinished(
      ctx.req,
      ctx.res,
      chosen
        ? { login: { accountId: chosen }, select_account: {} }
        : { error: 'access_denied', error_description: 'The person said no.' },
    )
  }

  const server = createServer((request, response) => provider.callback()(request, response)).listen(
    port,
    '127.0.0.1',
  )
  await once(server, 'listening')
  afterFile(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    issuer,
    clientId,
    clientSecret,
    env: { ENTRA_ISSUER: issuer, ENTRA_CLIENT_ID: clientId, ENTRA_CLIENT_SECRET: clientSecret },
    authorizations,
    tokenRequests,
    issued,
    lifetime: (seconds) => {
      lifetimeS = seconds
    },
    become: (next) => {
      state = next
    },
    forge: (change, key = 'own') => {
      forged = change && { change, key }
    },
    holdRefreshes: () => {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    changeKey: () => {
      const next = keys.own.number + 1
      keys = { own: newKey(next), foreign: newKey(next) }
      provider = start()
    },
    sign: (payload, { header, key = 'own' } = {}) => {
      const { privateKey, jwk } = keys[key]
      return signed({ alg: 'RS256', typ: 'logout+jwt', kid: jwk.kid, ...header }, payload, privateKey)
    },
    logouts,
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function newKey(number: number) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  // Node's own type of a JWK is wider than the provider's.
  const jwk = {
    ...privateKey.export({ format: 'jwk' }),
    kid: `key-${number}`,
    use: 'sig',
    alg: 'RS256',
  } as JWK
  return { number, privateKey, jwk }
}

/** The same ID token with other claims (RFC 7515: header, payload, signature). */
function resign(
  token: string,
  change: Record<string, unknown>,
  key: ReturnType<typeof newKey>['privateKey'],
): string {
  const [header = '', payload = ''] = token.split('.')
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...change }
  return signed(JSON.parse(Buffer.from(header, 'base64url').toString()), claims, key)
}

function signed(header: object, payload: object, key: ReturnType<typeof newKey>['privateKey']): string {
  const text = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`
}

const logoutPage = (form: string): string =>
  `<!doctype html><html lang="en"><title>Sign out</title><link rel="icon" href="data:,"><h1>Sign out</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`

const page = (people: readonly Member[]): string =>
  `<!doctype html><html lang="en"><title>Pick an account</title><link rel="icon" href="data:,"><h1>Pick an account</h1>${people
    .map(
      ({ sub, preferred_username }) =>
        `<form method="post" action="?who=${sub}"><button>${preferred_username ?? sub}</button></form>`,
    )
    .join('')}<form method="post"><button>Cancel</button></form>`

/** Has `who` sign in for Lantern's registration without Lantern. @param redirectUri one that was registered */
export async function grantTo(microsoft: Microsoft, who: string, redirectUri: string): Promise<Grant> {
  const { Client } = await Issuer.discover(microsoft.issuer)
  const client = new Client({ client_id: microsoft.clientId, client_secret: microsoft.clientSecret })
  const verifier = generators.codeVerifier()
  const url = client.authorizationUrl({
    redirect_uri: redirectUri,
    scope: SCOPES.join(' '),
    prompt: 'select_account',
    code_challenge: generators.codeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const back = await chooseAccount(cookieBrowser(), url, who)
  const given = await client.callback(redirectUri, client.callbackParams(back.href), {
    code_verifier: verifier,
  })
  const grant = grantOf(given)
  if (!grant) throw new Error('The provider gave no token.')
  return grant
}
