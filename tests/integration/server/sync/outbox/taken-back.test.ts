import { afterEach, beforeEach, expect, it } from 'vitest'
import { leaseDeliveries } from '@/server/sync/outbox/lease-deliveries'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../../support/ward'

const PATIENCE = { timeout: 60_000, interval: 50 }
const LONG_MS = 600_000

describeOnBothDatabases('A request that is taken back before Lantern knows whether Solo has it', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    // No outbox worker: the node that was delivering has died.
    ward = await openWard(await hospital(), { poller: true, outbox: false })
  })
  afterEach(() => ward.close())

  const who = actor('charge')
  const board = async () => {
    const read = await ward.board.snapshot(allowed(who, 'board:read'), 'hospital')
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value
  }

  it('does not come back as a request made elsewhere', async () => {
    const asked = await ward.assistance.create(allowed(who, 'request:create'), {
      locator: BED_2,
      reason: 'other',
      priority: 'urgent',
    })
    if (!asked.ok) throw new Error(asked.refusal.code)
    const { id, bedId } = asked.value.request
    expect(await leaseDeliveries(ward.database.orm, 'a node that died', 8, LONG_MS)).toHaveLength(1)
    // The last call of the dead node to Solo, whose answer it did not live to write.
    expect(await ward.elsewhere('POST', '/qapi/v1/request-assistance', BED_2)).toMatchObject({ status: 201 })
    await ward.assistance.cancel(allowed(who, 'request:cancel'), id, 'asked-by-mistake')

    const before = await board()
    await expect
      .poll(async () => {
        const { checkedAt } = await board()
        return (checkedAt[bedId] ?? 0) > before.serverTime
      }, PATIENCE)
      .toBe(true)
    const after = await board()
    expect(after.beds.find((bed) => bed.id === bedId)?.request).toBeNull()
    expect(await ward.assistance.get(allowed(who, 'request:read'), id)).toMatchObject({
      value: { status: 'cancelled', ended: { reason: 'asked-by-mistake' } },
    })
  })
})
