import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { BoardSnapshot, RequestView } from '@/lib/board/types'
import { type AskedBed, bedsToAsk } from '../../../support/creations'
import type { ApiReply, NurseClient } from '../../../support/nurse-client'
import { connectDisplay, type Display } from '../../server/realtime/display'
import { type Hospital, type Node, openHospital, REQUESTS_PER_SECOND } from './hospital'

/** Of a machine that does other things besides. */
const PATIENCE_MS = 60_000
/** Beds that were loaded together are polled in any order, so those of a dead node may come after all others. */
const EVERY_BED_POLLED_MS = 180_000
/** Nodes count each other every 5 s. */
const COUNTED_AFTER_MS = 7_000
const WINDOW_S = 8
const ROUNDS = 6

describe.skipIf(inject('postgresUrl') === null && !process.env.CI)('Two Lanterns on one PostgreSQL', () => {
  let hospital: Hospital
  let here: Node
  let there: Node
  let vera: NurseClient
  let victor: NurseClient
  let display: Display
  let beds: AskedBed[]

  beforeAll(async () => {
    const opened = await openHospital()
    if (!opened) throw new Error('There is no PostgreSQL here, and many nodes cannot be tested without.')
    hospital = opened
    here = await hospital.startNode()
    there = await hospital.startNode()
    vera = await hospital.signIn(here, 'vera')
    victor = await hospital.signIn(there, 'victor')
    const { body } = await vera.insist('/api/board?building=hospital')
    beds = bedsToAsk([body as BoardSnapshot])
    display = await connectDisplay(there.origin, { cookie: victor.cookie })
    expect(await display.watch({ building: 'hospital', after: null })).toMatchObject({ ok: true })
  }, 300_000)

  const ask = async (nurse: NurseClient): Promise<RequestView> => {
    const bed = beds.shift()
    const reply = await nurse.call('/api/assistance-requests', {
      method: 'POST',
      body: { locator: bed?.locator, reason: 'other', priority: 'urgent' },
    })
    expect(reply.status).toBe(201)
    return reply.body as RequestView
  }
  const statusOf = async (nurse: NurseClient, id: string) =>
    ((await nurse.insist(`/api/assistance-requests/${id}`)).body as RequestView).status
  const shown = (id: string) =>
    display.events.flatMap(({ bed: { request } }) => (request?.id === id ? [request.status] : []))

  it('show on one node a request that was made on the other, from start to end', async () => {
    const { id } = await ask(vera)
    await vi.waitFor(() => expect(shown(id)).toContain('sending'), PATIENCE_MS)
    await vi.waitFor(() => expect(shown(id).at(-1)).toBe('waiting'), PATIENCE_MS)
    await vera.call(`/api/assistance-requests/${id}/claim`, { method: 'POST' })
    await vi.waitFor(() => expect(shown(id).at(-1)).toBe('claimed'), PATIENCE_MS)
    await vera.call(`/api/assistance-requests/${id}/complete`, { method: 'POST' })
    await vi.waitFor(
      () => expect(display.events.at(-1)?.ended).toMatchObject({ id, status: 'completed' }),
      PATIENCE_MS,
    )
    const numbers = display.events.map(({ seq }) => seq)
    expect(numbers).toEqual(numbers.map((_seq, index) => (numbers[0] ?? 0) + index))
  })

  it('let one of two simultaneous claims win, and name the winner to the other nurse', {
    timeout: 120_000,
  }, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await ask(vera)
      const claim = (nurse: NurseClient) =>
        nurse.call(`/api/assistance-requests/${id}/claim`, { method: 'POST' })
      const [hers, his] = await Promise.all([claim(vera), claim(victor)])
      const byStatus = [hers, his].sort((a, b) => a.status - b.status)
      expect(byStatus.map(({ status }) => status)).toEqual([200, 409])
      const [won, lost] = byStatus as [ApiReply, ApiReply]
      const winner = (won.body as RequestView).claimedBy?.name
      expect(['Vera Virtual', 'Victor Virtual']).toContain(winner)
      expect(lost.body).toMatchObject({
        error: { code: 'already_claimed', details: { claimedBy: winner } },
      })
    }
  })

  it('make one request from two simultaneous calls for one bed', async () => {
    const bed = beds.shift()
    const body = { locator: bed?.locator, reason: 'other', priority: 'urgent' }
    const made = await Promise.all(
      [vera, victor, vera, victor].map((nurse) =>
        nurse.call('/api/assistance-requests', { method: 'POST', body }),
      ),
    )
    expect(made.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201])
    expect(new Set(made.map((reply) => (reply.body as RequestView).id)).size).toBe(1)
  })

  it('share the polls that Solo allows in a second', { timeout: 120_000 }, async () => {
    await pause(COUNTED_AFTER_MS)
    const before = [here, there].map(({ line }) => line.passed.length)
    const startedAt = performance.now()
    await pause(WINDOW_S * 1_000)
    const seconds = (performance.now() - startedAt) / 1_000
    const looks = [here, there].map(
      ({ line }, index) => line.passed.slice(before[index]).filter(isLook).length,
    )
    const total = (looks[0] ?? 0) + (looks[1] ?? 0)
    // Each may have saved up a second's worth. Twice the budget is what two would take that know nothing of each other.
    expect(total).toBeLessThanOrEqual(REQUESTS_PER_SECOND * (seconds + 1))
    expect(looks.filter((count) => count === 0)).toEqual([])
  })

  it('take over what a killed one held', { timeout: 420_000 }, async () => {
    await here.line.become('hang')
    // Asleep, the other leaves everything to it.
    process.kill(there.lantern.pid, 'SIGSTOP')
    const asked = await Promise.all([ask(vera), ask(vera), ask(vera)])
    await expect
      .poll(() => hospital.leasesOf(here), { timeout: PATIENCE_MS })
      .toEqual({ deliveries: 3, looks: expect.toSatisfy((count: number) => count > 0) })
    process.kill(there.lantern.pid, 'SIGCONT')
    await here.lantern.kill('SIGKILL')
    await expect
      .poll(() => Promise.all(asked.map(({ id }) => statusOf(victor, id))), { timeout: PATIENCE_MS })
      .toEqual(['waiting', 'waiting', 'waiting'])
    await expect
      .poll(() => hospital.leasesOf(here), { timeout: EVERY_BED_POLLED_MS })
      .toEqual({ deliveries: 0, looks: 0 })
  })
})

const isLook = (call: string): boolean => call.startsWith('GET ')
