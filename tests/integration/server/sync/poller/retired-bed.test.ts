import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bed, request } from '@/server/db/schema'
import { applyPoll } from '@/server/sync/poller/apply-poll'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { openInSolo } from '../../../../support/open-in-solo'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../../support/ward'

describeOnBothDatabases('A bed that is retired', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(() => ward.close())

  it('takes no help that was asked for in the same moment, nor what Solo was asked about before', async () => {
    const { orm, kind } = ward.database
    const [place] = await orm.select().from(bed).where(eq(bed.room, BED_2.room)).limit(1)
    const locator = { ...BED_2, bed: place?.label ?? '' }
    let asked: ReturnType<Ward['assistance']['create']> | undefined
    await orm.transaction(async (tx) => {
      await tx.execute(sql`select id from lantern.building for update`)
      asked = ward.assistance.create(allowed(actor('bedside'), 'request:create'), {
        locator,
        reason: 'fall-risk',
        priority: 'urgent',
      })
      // PGlite has one connection: there the asking begins when this has ended.
      if (kind !== 'pglite') {
        const waits = sql`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`
        // Not within: a transaction sees all activity as it was when it first looked.
        await expect.poll(async () => JSON.stringify(await orm.execute(waits))).toContain('"n":1')
      }
      await tx
        .update(bed)
        .set({ retiredAt: new Date() })
        .where(eq(bed.id, place?.id ?? ''))
    })
    expect(await asked).toMatchObject({ ok: false, refusal: { code: 'place_unknown' } })
    expect(await orm.$count(request)).toBe(0)

    // Nor is it taken over from Solo, which was asked about the bed before.
    const look = {
      bedId: place?.id ?? '',
      buildingId: place?.buildingId ?? '',
      locator,
      busy: true,
      leasedAt: new Date(),
      leasedBy: null,
      leasedUntil: null,
      dueAt: new Date(0),
    }
    await applyPoll(orm, look, openInSolo)
    expect(await orm.$count(request)).toBe(0)
  })
})
