import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_PASSWORD } from '@/server/accounts/demo'
import { PATIENCE_MS } from './patience'

/** The time limit of the browser's own calls, in ms; beyond it the outcome counts as unknown. */
export const BROWSER_TIMEOUT_MS = 8_000
const AGAIN_MS = 60

export interface ApiReply {
  readonly status: number
  /** Parsed JSON; the text where it is not JSON. */
  readonly body: unknown
}

export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Absent: as long as a test waits for one thing. */
  readonly timeoutMs?: number
}

/** A user signed in at one Lantern, with plain fetch and the cookies a browser would keep. */
export interface NurseClient {
  readonly origin: string
  readonly cookie: string
  /** Makes one call. Rejects when the server does not answer. */
  call(path: string, call?: ApiCall): Promise<ApiReply>
  /** Repeats the same call until its answer is final, as the browser's outbox does: no answer, 429 and 5xx are not final. */
  insist(path: string, call?: ApiCall): Promise<ApiReply>
  /** Through next-auth's own endpoint. */
  signOut(): Promise<void>
}

/**
 * Signs in through next-auth's own endpoints.
 * @throws {Error} when that is refused
 */
export async function signInAt(
  origin: string,
  username: string,
  password: string = DEMO_PASSWORD,
): Promise<NurseClient> {
  const browser = createBrowser(origin)
  await browser.post('callback/credentials', { username, password })
  const session = browser.cookies().find((pair) => pair.includes('next-auth.session-token='))
  if (!session) throw new Error(`${username} was not let in.`)
  return { ...clientOf(origin, session), signOut: () => browser.post('signout', {}) }
}

/** Types a wrong password at `address`, for a Lantern that trusts a proxy; at a browser that knows no one. */
export const typeWrongPassword = (origin: string, username: string, address: string): Promise<void> =>
  createBrowser(origin, { 'x-forwarded-for': address }).post('callback/credentials', {
    username,
    password: 'not the password',
  })

/** Posts as next-auth's own client does: asks for a CSRF token first, and keeps all cookies. */
function createBrowser(origin: string, headers: Readonly<Record<string, string>> = {}) {
  const cookies = new Map<string, string>()
  const pairs = () => [...cookies].map(([name, value]) => `${name}=${value}`)
  const ask = async (path: string, form?: Record<string, string>): Promise<Record<string, string>> => {
    const response = await fetch(`${origin}/api/auth/${path}`, {
      redirect: 'manual',
      headers: { ...headers, cookie: pairs().join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return Object(await response.json())
  }
  return {
    cookies: pairs,
    async post(path: string, form: Record<string, string>): Promise<void> {
      const { csrfToken = '' } = await ask('csrf')
      await ask(path, { csrfToken, json: 'true', ...form })
    },
  }
}

function clientOf(origin: string, cookie: string): Omit<NurseClient, 'signOut'> {
  const call: NurseClient['call'] = async (
    path,
    { method = 'GET', body, headers, timeoutMs = PATIENCE_MS } = {},
  ) => {
    // Node 20 can forget an AbortSignal.timeout() that nothing else holds on to.
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), timeoutMs)
    try {
      const response = await fetch(origin + path, {
        method,
        headers: { cookie, 'content-type': 'application/json', ...headers },
        signal: limit.signal,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: parsed(await response.text()) }
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    origin,
    cookie,
    call,
    async insist(path, one) {
      for (;;) {
        const reply = await call(path, { ...one, timeoutMs: BROWSER_TIMEOUT_MS }).catch(() => null)
        if (reply && reply.status < 500 && reply.status !== 429) return reply
        await pause(AGAIN_MS)
      }
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
