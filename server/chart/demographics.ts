import type { ChartContact, ChartFact, ChartReach, Demographics, FactName } from '@/lib/chart/types'
import { accepted, type Result } from '@/lib/errors'
import type { SoloAnswer, SoloClient } from '@/lib/solo/client'
import { chartRefusal } from './refusal'

type Record = SoloAnswer<'getPatient'>
type Telecom = NonNullable<Record['telecom']>[number]
type Contact = NonNullable<Record['contact']>[number]
type Name = NonNullable<Record['name']>[number]
type Address = NonNullable<Record['address']>[number]

const SOLO_NUMBER = /^\d{1,15}$/

/** Fetches demographics (operation 2, or 3 where Solo names the patient by its own number, which operation 2 does not take). */
export async function readDemographics(client: SoloClient, patient: string): Promise<Result<Demographics>> {
  const byId = await client.call('getPatient', { params: { patient_id: patient } })
  if (byId.ok) return accepted(shown(byId.value))
  if (byId.error.kind !== 'not-found' || !SOLO_NUMBER.test(patient))
    return chartRefusal(byId.error, 'patient')
  const bySpid = await client.call('getPatientBySpid', { params: { solo_patient_id: patient } })
  return bySpid.ok ? accepted(shown(bySpid.value)) : chartRefusal(bySpid.error, 'patient')
}

function shown(record: Record): Demographics {
  const { deceased, deceasedAt, active } = record
  return {
    facts: [
      ...fact('name', (record.name ?? []).map(nameWords)),
      ...fact('born', [record.birthDate]),
      ...fact('mrn', [record.mrn]),
      ...fact('account', [record.accountNumber]),
      ...fact('sex', [record.gender]),
      ...(deceased ? [{ name: 'deceased', lines: spoken([deceasedAt]) } as const] : []),
      ...(active === false ? [{ name: 'record', lines: [] } as const] : []),
      ...fact('language', [record.preferredLanguage]),
      ...fact('maritalStatus', [record.maritalStatus]),
      ...fact('race', [record.race]),
      ...fact('ethnicity', [record.ethnicity]),
      ...fact('address', (record.address ?? []).map(addressWords)),
      ...fact('group', [record.sharedEmailGroup?.name]),
    ],
    reach: reachOf(record.telecom),
    contacts: contactsOf(record.contact ?? []),
  }
}

type Words = readonly (string | null | undefined)[]

/** Returns the lines that are not empty, each once. */
const spoken = (lines: Words): string[] => [
  ...new Set(lines.flatMap((line) => (line?.trim() ? [line.trim()] : []))),
]

/** Returns the fact, or nothing where no line has text. */
function fact(name: FactName, lines: Words): ChartFact[] {
  const known = spoken(lines)
  return known.length > 0 ? [{ name, lines: known }] : []
}

/** Merges facts of one kind, such as two phone numbers at home, into one with all their lines. */
function reachOf(telecom: readonly Telecom[] | null | undefined): ChartReach[] {
  const kinds = new Map<string, ChartReach>()
  for (const { system, use, value } of telecom ?? []) {
    const kind = { system: system || null, use: use || null }
    const key = JSON.stringify(kind)
    const values = spoken([...(kinds.get(key)?.values ?? []), value])
    if (values.length > 0) kinds.set(key, { ...kind, values })
  }
  return [...kinds.values()]
}

/** Merges contacts of the same name into one with all their numbers. */
function contactsOf(contacts: readonly Contact[]): ChartContact[] {
  const ways = new Map<string, Telecom[]>()
  for (const { name, telecom } of contacts) {
    const words = (name ?? []).map(nameWords).filter(Boolean).join(', ')
    ways.set(words, [...(ways.get(words) ?? []), ...(telecom ?? [])])
  }
  return [...ways]
    .map(([name, telecom]) => ({ name: name || null, reach: reachOf(telecom) }))
    .filter(({ name, reach }) => name !== null || reach.length > 0)
}

const nameWords = (name: Name): string => {
  const parts = [name.firstName, name.middleName, name.lastName].filter(Boolean).join(' ')
  const words = parts || name.family || ''
  return name.alias ? `${words} (${name.alias})` : words
}

const addressWords = ({ line, apartment, city, state, postalcode, country }: Address): string =>
  [...(line ?? []), apartment, city, [state, postalcode].filter(Boolean).join(' '), country]
    .filter(Boolean)
    .join(', ')
