import type { NewDocument } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, yes } from '../answer'
import { patientDocument } from '../db/schema'
import { PATIENT_UNKNOWN, type PatientName, spidOf } from './patients'

/** Operation 22. The same document sent twice makes two documents. */
export async function addDocument(orm: Orm, of: PatientName, sent: NewDocument): Promise<Answer<[]>> {
  const patientSpid = await spidOf(orm, of)
  if (patientSpid === null) return PATIENT_UNKNOWN
  const { name, dateTime, responses } = sent
  await orm.insert(patientDocument).values({ patientSpid, name, date: new Date(dateTime * 1000), responses })
  return yes([])
}
