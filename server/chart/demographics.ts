import type { ChartFact, Demographics } from '@/lib/chart/types'
import { accepted, type Result } from '@/lib/errors'
import type { SoloAnswer, SoloClient } from '@/lib/solo/client'
import { chartRefusal } from './refusal'

type Record = SoloAnswer<'getPatient'>
type Telecom = NonNullable<Record['telecom']>[number]
type Name = NonNullable<Record['name']>[number]
type Address = NonNullable<Record['address']>[number]

const SOLO_NUMBER = /^\d{1,15}$/

/** Operation 2; 3 where Solo names the patient by its own number, which is no `{patient_id}`. */
export async function readDemographics(client: SoloClient, patient: string): Promise<Result<Demographics>> {
  const byId = await client.call('getPatient', { params: { patient_id: patient } })
  if (byId.ok) return accepted(shown(byId.value))
  if (byId.error.kind !== 'not-found' || !SOLO_NUMBER.test(patient))
    return chartRefusal(byId.error, 'patient')
  const bySpid = await client.call('getPatientBySpid', { params: { solo_patient_id: patient } })
  return bySpid.ok ? accepted(shown(bySpid.value)) : chartRefusal(bySpid.error, 'patient')
}

function shown(record: Record): Demographics {
  return {
    facts: merged([
      fact('Name', (record.name ?? []).map(nameWords)),
      fact('Born', [record.birthDate]),
      fact('MRN', [record.mrn]),
      fact('Account number', [record.accountNumber]),
      fact('Sex', [record.gender]),
      fact('Deceased', [record.deceased ? (record.deceasedAt ?? 'Yes') : null]),
      fact('Record', [record.active === false ? 'Not active in Solo' : null]),
      fact('Preferred language', [record.preferredLanguage]),
      fact('Marital status', [record.maritalStatus]),
      fact('Race', [record.race]),
      fact('Ethnicity', [record.ethnicity]),
      ...(record.telecom ?? []).map((one) => fact(telecomWords(one), [one.value])),
      fact('Address', (record.address ?? []).map(addressWords)),
      fact('Group', [record.sharedEmailGroup?.name]),
    ]).filter(({ lines }) => lines.length > 0),
    contacts: merged(
      (record.contact ?? []).flatMap(({ name, telecom }) => {
        const lines = (telecom ?? []).flatMap((one) =>
          one.value ? [`${telecomWords(one)}: ${one.value}`] : [],
        )
        const words = (name ?? []).map(nameWords).filter(Boolean).join(', ')
        return words || lines.length > 0 ? [{ name: words || 'Not named', lines }] : []
      }),
    ),
  }
}

/** Two of one name, such as two phone numbers at home, become one with the lines of both, each once. */
function merged(facts: readonly ChartFact[]): ChartFact[] {
  const lines = new Map<string, readonly string[]>()
  for (const one of facts) lines.set(one.name, [...(lines.get(one.name) ?? []), ...one.lines])
  return [...lines].map(([name, all]) => ({ name, lines: [...new Set(all)] }))
}

const fact = (name: string, lines: readonly (string | null | undefined)[]): ChartFact => ({
  name,
  lines: lines.flatMap((line) => (line?.trim() ? [line.trim()] : [])),
})

const nameWords = (name: Name): string => {
  const parts = [name.firstName, name.middleName, name.lastName].filter(Boolean).join(' ')
  const words = parts || name.family || ''
  return name.alias ? `${words} (${name.alias})` : words
}

const SYSTEMS: Readonly<{ [system: string]: string }> = {
  phone: 'Phone',
  email: 'Email',
  fax: 'Fax',
  sms: 'SMS',
}

/** "Phone, home". */
const telecomWords = ({ system, use }: Telecom): string =>
  [SYSTEMS[system?.toLowerCase() ?? ''] ?? (system || 'Reached by'), use].filter(Boolean).join(', ')

const addressWords = ({ line, apartment, city, state, postalcode, country }: Address): string =>
  [...(line ?? []), apartment, city, [state, postalcode].filter(Boolean).join(' '), country]
    .filter(Boolean)
    .join(', ')
