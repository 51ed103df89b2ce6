import { setTimeout as pause } from 'node:timers/promises'
import type { RequestView } from '@/lib/board/types'
import type { AskedBed } from '../support/creations'
import { type ApiCall, type ApiReply, BROWSER_TIMEOUT_MS, type NurseClient } from '../support/nurse-client'
import type { Told, ToldRequest } from './told'

interface Lane {
  readonly name: string
  /** Asks and ends. */
  readonly nurse: NurseClient
  /** Claims sometimes, at another node or the same. */
  readonly colleague: NurseClient
  /** No other lane asks here. */
  readonly beds: readonly AskedBed[]
  readonly random: () => number
  readonly told: Told
  /** Says that no new act begins. */
  readonly isOver: () => boolean
}

const ACT_EVERY_MS = 250
const RETRY_MAX_MS = 2_000
const GIVEN_UP_MS = 300_000

/** One nurse at their beds, until `isOver`; then resolves once every call has its final answer. */
export async function runLane({ name, nurse, colleague, beds, random, told, isOver }: Lane): Promise<void> {
  const openAt = new Map<string, ToldRequest>()
  let next = 0

  /** Repeats a call until its answer is final, as the browser's outbox does. */
  const insist = async (by: NurseClient, path: string, call: ApiCall): Promise<ApiReply> => {
    const startedAt = performance.now()
    for (let tries = 0; ; tries += 1) {
      const triedAt = performance.now()
      told.calls.tries += 1
      const reply = await by.call(path, { ...call, timeoutMs: BROWSER_TIMEOUT_MS }).catch(() => null)
      told.calls.longestMs = Math.max(told.calls.longestMs, performance.now() - triedAt)
      if (reply && reply.status < 500 && reply.status !== 429) return reply
      told.calls.unanswered += 1
      if (performance.now() - startedAt > GIVEN_UP_MS)
        throw new Error(`${path} got no answer for 5 minutes; the last: ${JSON.stringify(reply)}`)
      await pause(Math.min(RETRY_MAX_MS, 200 * 2 ** tries) * (0.75 + Math.random() / 2))
    }
  }
  const surprise = (what: string, request: string, bedId: string, { status, body }: ApiReply) => {
    const at = new Date().toISOString()
    told.surprises.push(`${at} ${name}: ${what} ${request}: ${status} ${JSON.stringify(body)}`)
    // The next act at this bed asks again.
    openAt.delete(bedId)
  }

  const create = async (key: string, { bedId, locator }: AskedBed): Promise<void> => {
    const reply = await insist(nurse, '/api/assistance-requests', {
      method: 'POST',
      body: { locator, reason: 'other', priority: 'routine' },
      headers: { 'idempotency-key': key },
    })
    // 200: an earlier try of the same key had made it, and its answer was lost.
    if (reply.status !== 200 && reply.status !== 201) return surprise('create', key, bedId, reply)
    const { id } = reply.body as RequestView
    told.idsOf.set(key, (told.idsOf.get(key) ?? new Set()).add(id))
    if (openAt.get(bedId)?.id === id) return
    const request: ToldRequest = told.requests.get(id) ?? { id, bedId, nurse: name, state: 'open' }
    told.requests.set(id, request)
    openAt.set(bedId, request)
  }

  const act = async (request: ToldRequest, what: 'claim' | 'complete' | 'cancel'): Promise<void> => {
    const by = what === 'cancel' ? nurse : colleague
    const path = `/api/assistance-requests/${request.id}`
    const reply =
      what === 'cancel'
        ? await insist(by, path, { method: 'DELETE', body: { reason: 'asked-by-mistake' } })
        : await insist(by, `${path}/${what}`, { method: 'POST' })
    if (reply.status !== 200) return surprise(what, request.id, request.bedId, reply)
    request.state = what === 'claim' ? 'claimed' : what === 'complete' ? 'completed' : 'cancelled'
    if (what !== 'claim') openAt.delete(request.bedId)
  }

  const step = async (bed: AskedBed): Promise<void> => {
    const open = openAt.get(bed.bedId)
    const dice = random()
    if (!open) {
      const key = `${name}-${next}`
      next += 1
      await create(key, bed)
      // A second tap that carries the first one's key.
      if (dice < 0.25) await create(key, bed)
      const made = openAt.get(bed.bedId)
      if (made && dice > 0.7) await act(made, 'cancel')
    } else if (open.state === 'open') {
      if (dice < 0.5) await act(open, 'claim')
      else if (dice < 0.75) await act(open, 'cancel')
    } else if (dice < 0.6) await act(open, 'complete')
    else if (dice < 0.7) await act(open, 'cancel')
  }

  while (!isOver()) {
    await pause(random() * 2 * ACT_EVERY_MS)
    const bed = beds[Math.floor(random() * beds.length)]
    if (bed) await step(bed)
  }
}
