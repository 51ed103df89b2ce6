import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { QueueSnapshot } from '@/lib/board/queue-all'
import type { Role } from '@/lib/board/roles'
import type { QueueAnswer } from '@/lib/realtime/events'
import { loadDemoAccounts } from '@/server/accounts/demo'
import { createQueueService } from '@/server/queue/service'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'
import { connectDisplay, type Display } from '../realtime/display'
import { type Node, signIn, startNode } from '../realtime/node'

const WEST = { building: 'west pavilion', floor: 'floor 1', room: '151', bed: 'bed 1' } as const
const PATIENT = 'Lukashik'

describeOnBothDatabases('the queue of all buildings', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let node: Node
  let queue: ReturnType<typeof createQueueService>
  const displays: Display[] = []
  beforeAll(async () => {
    ward = await openWard(await hospital())
    await loadDemoAccounts(ward.database.orm)
    node = await startNode(ward.database)
    queue = createQueueService(ward.database)
  })
  afterAll(async () => {
    for (const { socket } of displays) socket.disconnect()
    await node.stop()
    await ward.close()
  })

  const ask = async (locator: typeof BED_2 | typeof WEST) => {
    const permit = allowed(actor('bedside'), 'request:create')
    const made = await ward.assistance.create(permit, { locator, reason: 'other', priority: 'urgent' })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request
  }
  const cancel = (id: string) =>
    ward.assistance.cancel(allowed(actor('charge'), 'request:cancel'), id, 'asked-by-mistake')
  const read = async (role: Role): Promise<QueueSnapshot> => {
    const answer = await queue.read(allowed(actor(role), 'request:read'))
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const enter = async (username: Role): Promise<Display> => {
    const account = await node.accounts.signIn(username, 'lantern', '10.0.0.1')
    if (!account.ok) throw new Error(account.refusal.code)
    const { cookie } = await signIn(ward.database, account.value.userId)
    const display = await connectDisplay(node.url, { cookie })
    displays.push(display)
    return display
  }
  const watch = ({ socket }: Display): Promise<QueueAnswer> =>
    socket.timeout(10_000).emitWithAck('queue:watch')

  it('lists every open request with its bed and place, and none that has ended', async () => {
    const [here, there] = [await ask(BED_2), await ask(WEST)]
    const { beds, buildings } = await read('virtual')
    const nameOf = (id: string) => buildings.find((one) => one.id === id)?.name
    expect(
      beds
        .map(({ buildingId, room, label, request }) => [nameOf(buildingId), room, label, request?.id])
        .sort(),
    ).toEqual([
      ['hospital', '431', 'bed 2', here.id],
      ['west pavilion', '151', 'bed 1', there.id],
    ])
    expect(buildings.map(({ name }) => name)).toEqual(['hospital', 'west pavilion'])
    for (const { duty } of buildings) expect(duty.mark).not.toBe('')
    await cancel(there.id)
    expect((await read('virtual')).beds.map(({ request }) => request?.id)).toEqual([here.id])
    await cancel(here.id)
    expect((await read('virtual')).beds).toEqual([])
  })

  it.each([
    ['bedside', false],
    ['virtual', false],
    ['charge', false],
    ['admin', true],
  ] as const)('shows a %s the patients’ names, or none (masked: %s)', async (role, masked) => {
    const { id } = await ask(BED_2)
    const answer = await read(role)
    expect(answer.masked).toBe(masked)
    expect(answer.beds).toHaveLength(1)
    expect(JSON.stringify(answer).includes(PATIENT)).toBe(!masked)
    await cancel(id)
  })

  it('continues over one socket, in all buildings, from the event numbers of the snapshot', async () => {
    const nurse = await enter('virtual')
    const before = await read('virtual')
    const answer = await watch(nurse)
    expect(answer).toEqual({
      ok: true,
      heads: Object.fromEntries(before.buildings.map(({ id, seq }) => [id, seq])),
      headsAt: Object.fromEntries(before.buildings.map(({ id, seqAt }) => [id, seqAt])),
    })
    const [here, there] = [await ask(BED_2), await ask(WEST)]
    await vi.waitFor(() => {
      const seen = nurse.events.map(({ bed }) => bed.request?.id)
      expect(seen).toContain(here.id)
      expect(seen).toContain(there.id)
    })
    for (const { id, seq } of before.buildings) {
      const numbers = nurse.events.filter(({ buildingId }) => buildingId === id).map((event) => event.seq)
      expect(numbers).toEqual(numbers.map((_, index) => seq + 1 + index))
    }
    await vi.waitFor(() => expect(new Set(nurse.pulses.map(({ buildingId }) => buildingId)).size).toBe(2))
    await cancel(here.id)
    await cancel(there.id)
  })

  it('continues when the same socket subscribes to one board and then another', async () => {
    const nurse = await enter('virtual')
    await watch(nurse)
    await nurse.watch({ building: 'hospital', after: null })
    await nurse.watch({ building: 'west pavilion', after: null })
    const { id } = await ask(BED_2)
    await vi.waitFor(() => expect(nurse.events.some(({ bed }) => bed.request?.id === id)).toBe(true))
    await cancel(id)
  })

  it('gives a returning socket the numbers of the events that it missed', async () => {
    const nurse = await enter('virtual')
    const before = await watch(nurse)
    nurse.socket.disconnect()
    const { id } = await ask(WEST)
    const again = await enter('virtual')
    const after = await watch(again)
    if (!before.ok || !after.ok) throw new Error('refused')
    const [, west] = (await read('virtual')).buildings
    expect(after.heads[west?.id ?? '']).toBeGreaterThan(before.heads[west?.id ?? ''] ?? Number.NaN)
    await cancel(id)
  })

  it('sends an administrator’s socket no name, and a display’s nothing', async () => {
    const [admin, wall] = [await enter('admin'), await enter('display')]
    expect(await watch(admin)).toMatchObject({ ok: true })
    expect(await watch(wall)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    const { id } = await ask(BED_2)
    await vi.waitFor(() => expect(admin.events.length).toBeGreaterThan(0))
    await cancel(id)
    await vi.waitFor(() => expect(admin.events.some(({ ended }) => ended?.id === id)).toBe(true))
    expect(admin.frames.join('\n')).not.toContain(PATIENT)
    expect(wall.events).toEqual([])
  })
})
