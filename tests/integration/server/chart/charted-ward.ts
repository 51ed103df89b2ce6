import { and, eq } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import type { Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import { account, bed } from '@/server/db/schema'
import { actor, type Ward } from '../../../support/ward'

/** The patients in 431 bed 2 and in the bed next to it. */
export const YURA = '99ac90da-58fd-4af8-a378-e37f10ef6be5'

export const DAY_MS = 86_400_000
/** Noon of some day, so that the hours around it are of the same one. */
export const NOON = Date.parse('2026-11-23T12:00:00Z')
export const THAT_DAY = { from: NOON - DAY_MS / 2, to: NOON + DAY_MS / 2 }

/** Reads a bed's id and its patient from Lantern's database. */
export async function whoLiesIn({ database }: Ward, room: string, label: string) {
  const [found] = await database.orm
    .select({ bedId: bed.id, patient: bed.patientSoloId })
    .from(bed)
    .where(and(eq(bed.room, room), eq(bed.label, label)))
  if (!found?.patient) throw new Error(`Nobody lies in ${room} ${label}`)
  return { bedId: found.bedId, patient: found.patient }
}

/** Makes an appointment of the patient in Solo, past Lantern; returns its id. */
export async function appointmentFor(ward: Ward, patient: string, more: object = {}): Promise<string> {
  const { status, body } = await ward.elsewhere('POST', `/qapi/v1/patients/${patient}/appointments`, {
    waitingRoom: 'GreatRoom',
    date: NOON / 1000,
    reasons: ['round'],
    ...more,
  })
  if (status !== 201) throw new Error(`Solo answered ${status}`)
  return String((body as { id: number }).id)
}

/** Makes an episode of the patient in Solo, past Lantern; returns its id. */
export async function episodeFor(ward: Ward, patient: string, more: object = {}): Promise<string> {
  const { status, body } = await ward.elsewhere('POST', `/qapi/v1/patients/${patient}/episodes`, {
    name: 'Stay',
    type: 'inpatient',
    from: '2026-11-20',
    status: 'ACTIVE',
    ...more,
  })
  if (status !== 201) throw new Error(`Solo answered ${status}`)
  return (body as { episodeId: string }).episodeId
}

/** Creates a user with an account. */
export async function employed({ database }: Ward, role: Role, username: string): Promise<Actor> {
  const who = actor(role)
  const { userId: id, name } = who
  await database.orm.insert(account).values({ id, username, name, role, passwordHash: 'none' })
  return who
}

/** Returns the value of a result that must be a success; throws otherwise. */
export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`)
  return result.value
}

/** Returns the code of a result that must be a refusal; throws otherwise. */
export const codeOf = (result: Result<unknown>) => (result.ok ? 'accepted' : result.refusal.code)
