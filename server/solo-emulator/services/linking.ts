import { eq } from 'drizzle-orm'
import { linkedContext } from '@/lib/solo/endpoints'
import { open } from '@/lib/solo/sealed-text'
import type { Orm } from '@/server/platform/db/open'
import { patient } from '../db/schema'
import { findVisit, type Visit } from './appointments'
import type { VisitSide } from './visit-links'

/** The target of a link: a visit, and the side on which the user joins it. */
export interface LinkedVisit {
  readonly visit: Visit
  readonly side: VisitSide
}

/**
 * Returns the visit that a sealed link names, or null for every kind of fault: an attacker who can tell wrong padding from a
 * wrong field can decrypt other people's links by trying (a padding oracle). The encryption does not show alterations, so the
 * visit has to be of the patient that the link names too.
 */
export async function openLink(orm: Orm, sealed: string, secret: string): Promise<LinkedVisit | null> {
  const text = open(sealed, secret)
  const read = linkedContext.safeParse(text === null ? null : jsonIn(text))
  if (!read.success) return null
  const { type, visit: id, patient: named } = read.data
  const found = await findVisit(orm, { id })
  if (!found.ok) return null
  const [who] = await orm.select().from(patient).where(eq(patient.spid, found.value.patientSpid))
  if (!who) return null
  const ids = [who.ownId, who.iwaId, who.hsid, who.record.mrn, String(who.spid)]
  if (named.id === '' || !ids.includes(named.id)) return null
  return { visit: found.value, side: type === 'patient' ? 'patient' : 'provider' }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
