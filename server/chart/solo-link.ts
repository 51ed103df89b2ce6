import { eq } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import type { LinkedContext } from '@/lib/solo/endpoints/linking'
import { linkTo } from '@/lib/solo/link-to'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { account } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { appointmentOf, type SoloAppointment } from './appointment'
import type { ChartSettings } from './chart'
import type { BedPatient } from './patient'

const SEXES = ['male', 'female', 'other', 'unknown'] as const
const DAY = /^\d{4}-\d\d-\d\d$/

/**
 * Returns the address that opens an appointment of this patient in Solo, signed in as the asking nurse (operation 34). It holds
 * the patient's data, encrypted, and goes to that nurse's browser only.
 */
export async function linkToAppointment(
  { orm, client, soloLinks }: ChartSettings,
  actor: Actor,
  who: BedPatient,
  appointmentId: string,
): Promise<Result<{ url: string }>> {
  if (!soloLinks) {
    return refused('linking_not_configured', refusalText('chart.noLinks'))
  }
  const found = await appointmentOf(client, who, appointmentId)
  if (!found.ok) return found
  const user = await usernameOf(orm, actor)
  const patient = patientOf(found.value, who)
  if (!patient) {
    return refused('upstream_rejected', refusalText('chart.tooLittle'))
  }
  const context: LinkedContext = {
    user,
    type: actor.role === 'bedside' ? 'medicalAssistant' : 'provider',
    visit: String(found.value.id),
    date: found.value.date ?? Math.floor(Date.now() / 1000),
    patient,
  }
  return accepted({ url: linkTo(soloLinks.baseUrl, context, soloLinks.secret) })
}

async function usernameOf(orm: Orm, actor: Actor): Promise<string> {
  const [found] = await orm
    .select({ username: account.username })
    .from(account)
    .where(eq(account.id, actor.userId))
  if (!found) throw new Error('A signed-in user has no account')
  return found.username
}

/** Returns null without a birth date or a name, which the reference requires. */
function patientOf({ patient }: SoloAppointment, who: BedPatient): LinkedContext['patient'] | null {
  const { name, birthDate, gender } = patient?.demographics ?? {}
  const { firstName, lastName } = name?.find((one) => one.firstName || one.lastName) ?? {}
  const dob = birthDate ?? who.birthDate
  if (!dob || !DAY.test(dob) || !(firstName || lastName)) return null
  const sex = SEXES.find((one) => one === gender?.toLowerCase())
  return {
    id: String(patient?.id ?? who.soloId),
    sex: sex ?? (gender ? 'other' : 'unknown'),
    dob,
    firstName: firstName ?? '',
    lastName: lastName ?? '',
  }
}
