import { z } from 'zod'

/** Codes of http://terminology.hl7.org/CodeSystem/location-physical-type. */
const LEVELS = { si: 'site', bu: 'building', lvl: 'floor', wa: 'ward', ro: 'room', bd: 'bed' } as const
export type Level = (typeof LEVELS)[keyof typeof LEVELS]

const TYPES = /\/location-physical-type$/
/** HL7's table of the state of beds, and its code of one that is closed. */
const BED_STATES = /\/v2-0116$/
const CLOSED = 'C'

/** FHIR lets every element be absent or, as an extension says why, null. */
const text = z.string().nullish()
const coding = z.looseObject({ system: text, code: text, display: text })
const concept = z.looseObject({ coding: z.array(coding.nullable()).nullish(), text })
const identifier = z.looseObject({ value: text, system: text, type: concept.nullish() })
const reference = z.looseObject({ reference: text, display: text, identifier: identifier.nullish() })

export const location = z.looseObject({
  resourceType: z.literal('Location'),
  id: text,
  status: text,
  mode: text,
  name: text,
  operationalStatus: coding.nullish(),
  physicalType: concept.nullish(),
  /** What R5 calls the physical type. */
  form: concept.nullish(),
  telecom: z
    .array(z.looseObject({ system: text, value: text, use: text, rank: z.number().nullish() }).nullable())
    .nullish(),
  identifier: z.array(identifier.nullable()).nullish(),
  managingOrganization: reference.nullish(),
  partOf: reference.nullish(),
  contained: z.array(z.unknown()).nullish(),
  extension: z
    .array(z.looseObject({ url: text, valueString: text, valueReference: reference.nullish() }).nullable())
    .nullish(),
})
export type Location = z.output<typeof location>

/** The elements of a list that are not null. */
const all = <T>(list: readonly (T | null)[] | null | undefined): readonly T[] =>
  (list ?? []).filter((one): one is T => one !== null)

export function levelOf({ physicalType, form }: Location): Level | null {
  for (const { code, system } of [...all(physicalType?.coding), ...all(form?.coding)]) {
    if (!code || (system && !TYPES.test(system))) continue
    if (Object.hasOwn(LEVELS, code)) return LEVELS[code as keyof typeof LEVELS]
  }
  return null
}

/** Returns whether a place is in use: neither inactive, nor closed for a while. */
export const isInUse = ({ status, operationalStatus }: Location): boolean =>
  status !== 'inactive' && status !== 'suspended' && !isClosed(operationalStatus)

const isClosed = (state: Location['operationalStatus']): boolean =>
  state?.code === CLOSED && (!state.system || BED_STATES.test(state.system))

/** Returns whether it is a place at all, and not a kind of places. */
export const isPlace = ({ mode }: Location): boolean => mode !== 'kind'

/** Returns the telephone number that comes first by its rank, of those that are still in use. */
export const phoneOf = ({ telecom }: Location): string | undefined =>
  all(telecom)
    .filter(({ system, use, value }) => system === 'phone' && use !== 'old' && value)
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))[0]?.value ??
  undefined

/** Returns the department that the place itself names: by an extension whose URL ends in "department". */
export function departmentOf({ extension }: Location): string | undefined {
  const own = all(extension).find(({ url }) => url && /(^|[/:#-])department$/i.test(url))
  return own?.valueString ?? own?.valueReference?.display ?? undefined
}

export const organizationOf = ({ managingOrganization }: Location): string | undefined =>
  managingOrganization?.display ?? undefined

/** Returns the serial number: an identifier whose type is SNO of HL7's table 0203, or whose type or system says "serial". */
export const serialOf = ({ identifier }: Location): string | undefined =>
  all(identifier).find(({ type, system }) => {
    const codes = all(type?.coding)
    const words = [type?.text, system, ...codes.map(({ display }) => display)].join(' ')
    return codes.some(({ code }) => code === 'SNO') || /serial/i.test(words)
  })?.value ?? undefined
