import type { z } from 'zod'
import type { Action } from '@/lib/board/roles'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { type Actor, type Permit, permit } from '@/server/access/permission'
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

/** What a route gets once everything about the request has been proven and parsed. */
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
  /** What the caller must be allowed to do; a function where that depends on the role. */
  readonly action: A | ((actor: Actor) => A)
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  /** Of an object with the lower-case names of the headers that matter. */
  readonly headers?: z.ZodType<H>
  /** Of JSON; a function for what is none (fileBody). Absent: a body, if there is one, is not read. */
  readonly body?: z.ZodType<B> | ReadBody<B>
  /** Of JSON; absent: as much as a form may hold. */
  readonly mostBytes?: number
  readonly run: (given: Given<A, P, Q, H, B>) => Promise<Result<T>>
  /** The answer's status and body, or the whole answer where it is no JSON (fileAnswer); absent: 200 and the value. */
  readonly respond?: (value: T) => Answered | Response
}

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

const READS = new Set(['GET', 'HEAD'])

/**
 * A route handler that refuses whoever is not signed in (401), may not do `action` or comes from another site (403), and
 * whatever does not fit the schemas (400, 413, 415), and otherwise answers with what `run` makes of it.
 */
export function route<A extends Action, T, P = undefined, Q = undefined, H = undefined, B = undefined>(
  spec: Spec<A, P, Q, H, B, T>,
): Handler {
  return async (request, context) => {
    const runtime = getRuntime()
    try {
      const allowed = await allow(request, spec)
      if (!allowed.ok) return answerRefusal(allowed.refusal)
      const parsed = await parseAll(request, context, spec)
      if (!parsed.ok) return answerRefusal(parsed.refusal)
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
  { action }: { readonly action: A | ((actor: Actor) => A) },
): Promise<Result<Permit<A>>> {
  const actor = await actorOf(request.headers)
  if (!actor) return refused('unauthenticated', refusalText('session.none'))
  const permitted = permit(actor, typeof action === 'function' ? action(actor) : action)
  if (!permitted.ok || READS.has(request.method)) return permitted
  const origin = checkOrigin(request.headers)
  return origin.ok ? permitted : origin
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

/** Without a schema the part's type is `undefined`, and so is its value: nothing unparsed gets through. */
const parsePart = <V>(schema: z.ZodType<V> | undefined, value: unknown, part: string): Result<V> =>
  schema ? parse(schema, value, part) : accepted(undefined as V)
