import { sql } from 'drizzle-orm'
import { bigint, customType, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { lantern, moment } from '@/server/platform/db/lantern-schema'

/** What an actor is: a user, a wall, the device of a bed, a command of an administrator, or someone without a session. */
export type ActorKind = 'account' | 'display' | 'device' | 'command' | 'stranger'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

const facts = () => ({
  /** When the act was recorded, by the database's clock. */
  at: moment('at').notNull().default(sql`clock_timestamp()`),
  actorKind: text('actor_kind').$type<ActorKind>().notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name'),
  role: text(),
  /** The first 16 hexadecimal digits of the SHA-256 of the session's id: it tells sessions apart and opens none. */
  session: text(),
  address: text(),
  action: text().notNull(),
  /** `done`, or the code of the refusal or failure. */
  outcome: text().notNull(),
  buildingId: uuid('building_id'),
  bedId: uuid('bed_id'),
  /** The MRN, where the act was about one patient. */
  patient: text(),
  /** A row of `audit_patients`, where it was about several. */
  patients: bytes(),
  requestId: uuid('request_id'),
  /** The reason that the actor gave. */
  reason: text(),
  /** What the act was about, as JSON: ids and words of fixed lists. */
  detail: text(),
})

/** Rows of acts, in the transaction of each act; `audit_seal()` takes them from here into the chain. */
export const auditInbox = lantern.table('audit_inbox', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  ...facts(),
})

/** The chain: each row holds the hash of the one before. Only `audit_seal()` writes it; no one changes it. */
export const auditEntry = lantern.table(
  'audit_entry',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    ...facts(),
    previous: bytes().notNull(),
    /** SHA-256 of `previous` and `audit_text()` of the row. */
    hash: bytes().notNull(),
  },
  (table) => [
    index('audit_patient').on(table.patient, table.seq).where(sql`${table.patient} is not null`),
    // With `at`, so that a period is looked at without the rows themselves: a patient is in thousands of sets.
    index('audit_patients_seen')
      .on(table.patients, table.seq, table.at)
      .where(sql`${table.patients} is not null`),
    index('audit_actor').on(table.actorId, table.seq),
    index('audit_time').on(table.at),
  ],
)

/** Sets of patients that were read together, such as those of a board; each is written once. */
export const auditPatients = lantern.table(
  'audit_patients',
  {
    /** SHA-256 of the MRNs, sorted, each ended by a line feed. */
    hash: bytes().primaryKey(),
    mrns: text().array().notNull(),
  },
  (table) => [index('audit_patients_mrns').using('gin', table.mrns)],
)

/**
 * Files of old rows. A row is written once its file is safe on the disk; only then does `audit_retire()` remove those rows from the
 * chain, which goes on from `lastHash`.
 */
export const auditArchive = lantern.table(
  'audit_archive',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    firstSeq: bigint('first_seq', { mode: 'number' }).notNull(),
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
    /** The hash that the first row holds of the one before. */
    previous: bytes().notNull(),
    lastHash: bytes('last_hash').notNull(),
    /** Its name in DATA_DIR/archive. */
    file: text().notNull(),
    /** SHA-256 of the file. */
    sha256: bytes().notNull(),
    archivedAt: moment('archived_at').notNull().defaultNow(),
    /** When the rows left the chain; null: they are in it still. Only `audit_retire()` writes it. */
    retiredAt: moment('retired_at'),
  },
  (table) => [index('audit_archive_first').on(table.firstSeq)],
)

/** One row: for how many years rows stay in the chain at least. The owner of the database writes it; the serving role reads it. */
export const auditKeeping = lantern.table('audit_keeping', {
  years: integer().notNull(),
})

/** How far rows of the chain were sent somewhere; one row for each place, held by one node at a time. */
export const auditCursor = lantern.table('audit_cursor', {
  /** `syslog`. */
  name: text().primaryKey(),
  /** The number of the last row that was delivered. */
  seq: bigint({ mode: 'number' }).notNull(),
  leasedBy: text('leased_by').notNull(),
  leasedUntil: moment('leased_until').notNull(),
})
