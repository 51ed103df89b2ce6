import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { request } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../../support/database'
import { ownHospitalOf } from '../../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../../support/ward'

describeOnBothDatabases('The outcome of a delivery', (open) => {
  const hospital = ownHospitalOf(open)
  const said: string[] = []
  let ward: Ward
  beforeEach(async () => {
    const log = pino({ level: 'warn' }, { write: (line) => void said.push(line) })
    ward = await openWard({ ...(await hospital()), log })
  })
  afterEach(() => ward.close())

  it('is written once the database answers again, under the lease that it has', async () => {
    const { orm } = ward.database
    // As a server says that is told to stop. A sequence is not rolled back.
    await orm.execute(sql`create sequence lantern.tries`)
    await orm.execute(sql`
      create function lantern.stop_twice() returns trigger language plpgsql as $$
      begin
        if new.solo_id is distinct from old.solo_id and nextval('lantern.tries') < 3 then
          raise exception 'terminating connection' using errcode = '57P01';
        end if;
        return new;
      end $$`)
    await orm.execute(sql`
      create trigger stop_twice before update on ${request} for each row execute function lantern.stop_twice()`)
    const asked = await ward.assistance.create(allowed(actor('bedside'), 'request:create'), {
      locator: BED_2,
      reason: 'other',
      priority: 'urgent',
    })
    if (!asked.ok) throw new Error(asked.refusal.code)
    await ward.until(asked.value.request.id, 'waiting')
    expect((await ward.soloRequests()).all).toBe(1)
    expect(said.join('')).not.toContain('was not written')
  })
})
