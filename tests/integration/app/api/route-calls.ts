import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach } from 'vitest'
import { ROLES, type Role } from '@/lib/board/roles'
import type { Database } from '@/server/platform/db/open'
import { REQUEST_ID } from './said-by-services'
import { type InstalledRuntime, installTestRuntime } from './test-runtime'

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>

const API = join(import.meta.dirname, '../../../../app/api')
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/**
 * Routes without a session: health, sign-in, webhooks from Solo, which proves itself by its key, and logout tokens from the OpenID
 * provider, which proves itself by its signature.
 */
const OPEN = [
  'auth/[...nextauth]',
  'auth/backchannel-logout',
  'health',
  'pairing',
  'sign-in/passkey',
  'webhooks/solo',
]
/** Asks no service: tests/integration/server/displays/routes.test.ts. */
export const OWN = 'displays/own'

const folders = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => file.slice(0, -'/route.ts'.length))

async function handlerOf(folder: string, method: string): Promise<Handler | undefined> {
  const exported: Partial<Record<string, Handler>> = await import(join(API, folder, 'route.ts'))
  return exported[method]
}

/** Every method of every route that needs a session. */
export const guarded: { folder: string; method: string }[] = []
for (const folder of folders.filter((one) => !OPEN.includes(one))) {
  for (const method of METHODS) if (await handlerOf(folder, method)) guarded.push({ folder, method })
}

export interface Asked {
  readonly cookie?: string
  readonly body?: unknown
  readonly id?: string
  /** The path's parameters other than `id`. */
  readonly path?: Readonly<Record<string, string>>
  readonly query?: string
  readonly headers?: Record<string, string>
  /** A body that is no JSON, under a Content-Type of `headers`. */
  readonly file?: Uint8Array<ArrayBuffer>
}

/** Calls a route's handler as Next.js does. */
export async function ask(method: string, folder: string, asked: Asked = {}) {
  const handler = await handlerOf(folder, method)
  if (!handler) throw new Error(`No ${method} in ${folder}`)
  const values: Readonly<Record<string, string>> = { id: asked.id ?? REQUEST_ID, ...asked.path }
  const names = [...folder.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)
  const filled = folder.replace(/\[(\w+)\]/g, (_, name) => encodeURIComponent(values[name] ?? ''))
  const url = `http://127.0.0.1:3000/api/${filled}${asked.query ?? ''}`
  const response = await handler(
    new Request(url, {
      method,
      headers: {
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(asked.cookie ? { cookie: asked.cookie } : {}),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      ...(asked.file && { body: asked.file }),
    }),
    { params: Promise.resolve(Object.fromEntries(names.map((name) => [name, values[name] ?? '']))) },
  )
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { response, status: response.status, body: isJson ? await response.json() : null }
}

/** A runtime for the tests of a describe block, with a session for each role; `as` is the role whose session a call carries. */
export function runtimeOn(database: () => Database) {
  let runtime: InstalledRuntime | undefined
  const cookies = new Map<Role, string>()
  const installed = (): InstalledRuntime => {
    if (!runtime) throw new Error('The runtime is there from the first test on.')
    return runtime
  }
  beforeAll(async () => {
    runtime = await installTestRuntime(database())
    for (const role of ROLES) cookies.set(role, await runtime.cookieOf(role))
  })
  beforeEach(() => {
    installed().calls.length = 0
    installed().lines.length = 0
    Object.assign(installed().services, { instead: null, created: true })
  })
  return { installed, as: (role: Role) => ({ cookie: cookies.get(role) ?? '' }) }
}
