import type { z } from 'zod'
import type { Action } from '@/lib/board/roles'
import { accepted, type ErrorCode, type Result, refused } from '@/lib/errors'
import { ACTING_USER, isActingUser } from '@/lib/realtime/acting-user'
import { refusalText } from '@/lib/words/refusal-text'
import { type Actor, type Permit, permit } from '@/server/access/permission'
import type { Recorded } from '@/server/audit/recorded'
import { actorOf } from '@/server/auth/actor'
import { getRuntime, type Runtime } from '@/server/runtime'
import { answer, answerFailure, answerRefusal } from './answer'
import { readJson } from './body'
import { checkOrigin } from './origin'
import { parse } from './parse'

interface Answered {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}

/** What `run` gets once the request has been authorised and parsed. */
interface Given<A extends Action, P, Q, H, B> {
  readonly permit: Permit<A>
  readonly runtime: Runtime
  readonly params: P
  readonly query: Q
  readonly headers: H
  readonly body: B
}

type ReadBody<B> = (request: Request) => Promise<Result<B>>

interface Spec<A extends Action, P, Q, H, B, T> {
  /** The action that the caller needs a permit for; a function where it depends on the role. */
  readonly action: A | ((actor: Actor) => A)
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  /** Schema of the headers, by their lower-case names. */
  readonly headers?: z.ZodType<H>
  /** Schema of a JSON body, or a function that reads another type (fileBody). Absent: the body is not read. */
  readonly body?: z.ZodType<B> | ReadBody<B>
  /** The largest JSON body in bytes; absent: the limit of a form. */
  readonly mostBytes?: number
  readonly run: (given: Given<A, P, Q, H, B>) => Promise<Recorded<T>>
  /** Returns the answer's status and body, or the whole answer where it is not JSON (fileAnswer); absent: 200 and the value. */
  readonly respond?: (value: T) => Answered | Response
}

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

const READS = new Set(['GET', 'HEAD'])

/**
 * Creates a route handler. It refuses callers who are not signed in (401), may not do `action` or come from another
 * site (403), changes by a page of another user (409), and requests that do not fit the schemas (400, 413, 415). Otherwise it
 * answers with the result of `run`.
 */
export function route<A extends Action, T, P = undefined, Q = undefined, H = undefined, B = undefined>(
  spec: Spec<A, P, Q, H, B, T>,
): Handler {
  return async (request, context) => {
    const runtime = getRuntime()
    try {
      const allowed = await allow(request, context, spec)
      if (!allowed.ok) return answerRefusal(allowed.refusal)
      const parsed = await parseAll(request, context, spec)
      if (!parsed.ok) {
        noteMalformed(allowed.value.actor, allowed.value.action, parsed.refusal.code)
        return answerRefusal(parsed.refusal)
      }
      const result = await spec.run({ permit: allowed.value, runtime, ...parsed.value })
      if (!result.ok) return answerRefusal(result.refusal)
      const answered = spec.respond?.(result.value) ?? { status: 200, body: result.value }
      if (answered instanceof Response) return answered
      const { status, body, headers }: Answered = answered
      return answer(status, body, headers)
    } catch (error) {
      return answerFailure(error, runtime.log)
    }
  }
}

async function allow<A extends Action>(
  request: Request,
  context: { params: Promise<unknown> },
  { action }: { readonly action: A | ((actor: Actor) => A) },
): Promise<Result<Permit<A>>> {
  const actor = await actorOf(request.headers)
  // A stranger leaves a line in the log of the server in front; rows that anyone could make would bury the others.
  if (!actor) return refused('unauthenticated', refusalText('session.none'))
  const wanted = typeof action === 'function' ? action(actor) : action
  const allowed = mayNow(request, actor, wanted)
  if (!allowed.ok) {
    const { userId, address } = actor
    getRuntime().log.info({ userId, address, action: wanted, code: allowed.refusal.code }, 'Refused')
    const detail = { method: request.method, path: patternOf(request.url, await context.params) }
    await getRuntime().audit.refused(actor, wanted, allowed.refusal.code, { detail })
  }
  return allowed
}

/** Returns the path of an address with the names of its parameters, such as `/api/beds/[id]/chart`: anything can be typed as a value. */
function patternOf(url: string, params: unknown): string {
  const values = Object.entries(Object(params)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  const parts = new URL(url).pathname.split('/').map((part) => {
    const [name] = values.find(([, value]) => value === part || encodeURIComponent(value) === part) ?? []
    return name ? `[${name}]` : part
  })
  return parts.join('/')
}

/** No page of Lantern sends what fits no schema. Names of fields can be typed ones, so the log gets the code only. */
function noteMalformed({ userId, address }: Actor, action: Action, code: ErrorCode): void {
  getRuntime().log.info({ userId, address, action, code }, 'Refused: the request fits no schema')
}

function mayNow<A extends Action>(request: Request, actor: Actor, action: A): Result<Permit<A>> {
  const permitted = permit(actor, action)
  if (!permitted.ok || READS.has(request.method)) return permitted
  const origin = checkOrigin(request.headers)
  if (!origin.ok) return origin
  return isActingUser(request.headers.get(ACTING_USER.header), actor.userId)
    ? permitted
    : refused('session_changed', refusalText('session.changed'))
}

async function parseAll<A extends Action, P, Q, H, B, T>(
  request: Request,
  context: { params: Promise<unknown> },
  spec: Spec<A, P, Q, H, B, T>,
): Promise<Result<{ params: P; query: Q; headers: H; body: B }>> {
  const params = parsePart(spec.params, await context.params, 'path')
  if (!params.ok) return params
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const query = parsePart(spec.query, asked, 'query')
  if (!query.ok) return query
  const headers = parsePart(spec.headers, Object.fromEntries(request.headers), 'headers')
  if (!headers.ok) return headers
  const body = await readBody(request, spec)
  if (!body.ok) return body
  return accepted({
    params: params.value,
    query: query.value,
    headers: headers.value,
    body: body.value,
  })
}

async function readBody<B>(
  request: Request,
  { body, mostBytes }: { readonly body?: z.ZodType<B> | ReadBody<B>; readonly mostBytes?: number },
): Promise<Result<B>> {
  if (typeof body === 'function') return body(request)
  const json = body ? await readJson(request, mostBytes) : accepted(undefined)
  return json.ok ? parsePart(body, json.value, 'body') : json
}

/** Without a schema a part's type and value are `undefined`: no unparsed input gets through. */
const parsePart = <V>(schema: z.ZodType<V> | undefined, value: unknown, part: string): Result<V> =>
  schema ? parse(schema, value, part) : accepted(undefined as V)
