import { sql } from 'drizzle-orm'
import type { Database } from '@/server/platform/db/open'

/** Copies every table of the two, and makes a function that puts all copies back, and each number that comes next. */
const KEEP = sql.raw(`do $keep$
declare
  one record;
  body text := '';
begin
  create schema kept;
  for one in
    select format('%I.%I', n.nspname, c.relname) as original, format('kept.%I', n.nspname || '.' || c.relname) as copy,
      string_agg(quote_ident(a.attname), ', ') filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname in ('lantern', 'solo') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    group by n.nspname, c.relname
  loop
    execute format('create table %s as table %s', one.copy, one.original);
    body := body || format(
      'delete from %1$s; insert into %1$s (%2$s) overriding system value select %2$s from %3$s; ',
      one.original, one.columns, one.copy);
  end loop;
  for one in
    select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value) as value,
      last_value is not null as called
    from pg_sequences where schemaname in ('lantern', 'solo')
  loop
    body := body || format('perform setval(%L, %s, %L); ', one.name, one.value, one.called);
  end loop;
  -- Neither foreign keys nor triggers count while it runs: the rows are known to fit together.
  execute format(
    'create function kept.restore() returns void language plpgsql set session_replication_role = replica as %L',
    'begin ' || body || 'end');
end $keep$`)

/**
 * Keeps a copy of all rows of Lantern and of the Solo emulator, and returns what puts them back. That takes a few
 * milliseconds, where another database, or TRUNCATE of every table, takes hundreds in PGlite.
 */
export async function keepRows({ orm }: Database): Promise<() => Promise<void>> {
  await orm.execute(KEEP)
  return async () => {
    await orm.execute(sql`select kept.restore()`)
  }
}
