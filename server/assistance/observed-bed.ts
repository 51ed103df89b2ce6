import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { bed } from '@/server/db/schema'
import { databaseTime, fromNow } from '@/server/platform/db/clock'
import type { Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import { followPatient } from './follow-patient'
import { aboutDevice, aboutPatient, type Known, newsIn } from './heard-of-bed'

/** What to take from an answer of Solo for a bed. */
interface Lesson {
  /** The answer is about this bed's place, and so about its device. */
  readonly device: boolean
  /**
   * The answer is about this bed's patient. `elsewhere`: Solo said so about another place, where the patient lay before, which proves
   * nothing about this bed.
   */
  readonly patient: 'here' | 'elsewhere' | null
  /** The poller polls the bed so soon (ms), instead of in its regular turn. */
  readonly pollInMs?: number
}

/**
 * Writes what Solo said about a bed. One query reads, and one writes: every poll of an open request comes here.
 * @returns whether the device, or the patient, was news
 */
export async function learnFromSolo(
  tx: Transaction,
  bedId: string,
  found: Observed,
  { device, patient, pollInMs }: Lesson,
): Promise<boolean> {
  const read = await readKnown(tx, bedId, found.patient?.mrn)
  if (!read) return false
  const { known } = read
  const told = newsIn(known, device ? aboutDevice(read, found) : {})
  const who = newsIn(known, patient ? aboutPatient(read, found, patient) : {})
  const set = { ...told, ...who, ...(pollInMs !== undefined && { nextCheckAt: fromNow(pollInMs) }) }
  if (Object.keys(set).length > 0) await tx.update(bed).set(set).where(eq(bed.id, bedId))
  if (who?.patientMrn !== undefined) await followPatient(tx, bedId, known)
  return told !== null || who !== null
}

const other = alias(bed, 'other')

async function readKnown(tx: Transaction, bedId: string, mrn: string | undefined): Promise<Known | null> {
  const isOther = and(eq(other.patientMrn, mrn ?? ''), ne(other.id, bedId), isNotNull(other.placedAt))
  const placedElsewhere =
    mrn === undefined
      ? sql<boolean>`false`
      : sql<boolean>`exists (${tx.select({ one: sql`1` }).from(other).where(isOther)})`
  const [read] = await tx
    .select({ known: bed, now: databaseTime, placedElsewhere })
    .from(bed)
    .where(eq(bed.id, bedId))
  return read ? { ...read, now: new Date(read.now) } : null
}

/** Writes that Solo knows no such place, or no device there. @returns whether that was news */
export async function learnPlaceUnknown(tx: Transaction, bedId: string): Promise<boolean> {
  const learnt = await tx
    .update(bed)
    .set({ placeUnknownAt: sql`clock_timestamp()` })
    .where(and(eq(bed.id, bedId), isNull(bed.placeUnknownAt)))
    .returning({ id: bed.id })
  return learnt.length > 0
}
