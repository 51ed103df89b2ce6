import { sql } from 'drizzle-orm'
import { sealAll } from '@/server/audit/sealer'
import type { Orm } from '@/server/platform/db/open'

/** Writes `rows` rows with all sorts of content into the chain, a minute apart, the first at `from`; every third names patients. */
export async function sealRows(orm: Orm, rows: number, from?: string): Promise<void> {
  await fillInbox(orm, rows, from)
  await sealAll(orm)
}

/** Writes such rows, which then wait for their place in the chain. */
export async function fillInbox(orm: Orm, rows: number, from = '2026-03-01T12:00:00Z'): Promise<void> {
  await orm.execute(sql`
    insert into lantern.audit_patients (hash, mrns)
    select sha256(convert_to(mrn || E'\n', 'UTF8')), array[mrn] from (select 'MRN ' || i as mrn from generate_series(0, 9) i) as one
    on conflict do nothing`)
  await orm.execute(sql`
    insert into lantern.audit_inbox (at, actor_kind, actor_id, actor_name, role, session, address, action, outcome,
      building_id, bed_id, patient, patients, request_id, reason, detail)
    select ${from}::timestamptz + i * interval '1 minute' + i * interval '1 millisecond', 'account', md5(i::text)::uuid,
      case i % 4 when 0 then 'Ana Ruiz' when 1 then 'Zoë Ångström' when 2 then '看護師 🩺' else E'Tab\t"quoted"\\\n' end,
      'charge', substr(md5('s' || i), 1, 16), '192.0.2.' || i % 250,
      case i % 2 when 0 then 'board:read' else 'request:claim' end, 'done', md5('b')::uuid,
      case when i % 2 = 1 then md5('bed' || i)::uuid end, case when i % 3 = 1 then 'MRN ' || i end,
      case when i % 3 = 0 then sha256(convert_to('MRN ' || i % 10 || E'\n', 'UTF8')) end,
      case when i % 5 = 0 then md5('r' || i)::uuid end, case when i % 7 = 0 then '' when i % 7 = 1 then 'fell' end,
      case when i % 2 = 0 then '{"unit":"ICU, 2:"}' end
    from generate_series(1, ${rows}) as i order by i`)
}
