import { z } from 'zod'
import { accepted, type Result, refused } from '@/lib/errors'
import type { Fault, PlannedBed, ReadFile } from '@/lib/layout/types'
import { refusalText } from '@/lib/words/refusal-text'
import { layoutWord, phoneWord } from './fields'

/** Codes of http://terminology.hl7.org/CodeSystem/location-physical-type. */
const LEVELS = { bu: 'building', lvl: 'floor', ro: 'room', bd: 'bed' } as const
type Level = (typeof LEVELS)[keyof typeof LEVELS]

const reference = z.looseObject({ reference: z.string().optional(), display: z.string().optional() })
const location = z.looseObject({
  resourceType: z.literal('Location'),
  id: z.string().optional(),
  status: z.string().optional(),
  name: z.string().optional(),
  physicalType: z
    .looseObject({ coding: z.array(z.looseObject({ code: z.string().optional() })).optional() })
    .optional(),
  telecom: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })).optional(),
  identifier: z
    .array(
      z.looseObject({
        value: z.string().optional(),
        system: z.string().optional(),
        type: z.looseObject({ text: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  managingOrganization: reference.optional(),
  partOf: reference.optional(),
  extension: z
    .array(
      z.looseObject({
        url: z.string().optional(),
        valueString: z.string().optional(),
        valueReference: reference.optional(),
      }),
    )
    .optional(),
})
type Location = z.output<typeof location>

const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ fullUrl: z.string().optional(), resource: z.unknown() })).optional(),
})

interface Node {
  readonly where: string
  readonly location: Location
  readonly level: Level | null
}

/**
 * Reads beds from a FHIR R4 Bundle of Locations: `physicalType` bu, lvl, ro and bd, joined by `partOf`. It reads `name`,
 * `status` (an inactive bed counts as not in the file), the phone in `telecom` of the bed or of the nearest place above it, the
 * department from an extension whose URL ends in "department" or from `managingOrganization.display`, and the device's serial
 * number from an identifier whose type or system says "serial". It passes through other places (wards, wings).
 */
export function readFhir(json: unknown): Result<ReadFile> {
  const parsed = bundle.safeParse(json)
  if (!parsed.success) {
    return refused(
      'invalid',
      refusalText('layout.noBundle', { expected: '{"resourceType": "Bundle", "entry": […]}' }),
      {
        field: 'resourceType',
      },
    )
  }
  const faults: Fault[] = []
  const nodes = new Map<string, Node>()
  const ordered: Node[] = []
  for (const [index, { fullUrl, resource }] of (parsed.data.entry ?? []).entries()) {
    const where = `entry[${index}].resource`
    if (!isLocation(resource)) continue
    const read = location.safeParse(resource)
    if (!read.success) {
      const path = read.error.issues[0]?.path.join('.') ?? ''
      faults.push({
        where,
        field: path,
        ...(path ? refusalText('layout.notFhir', { path }) : refusalText('layout.notFhirAtAll')),
      })
      continue
    }
    const node = { where, location: read.data, level: levelOf(read.data) }
    ordered.push(node)
    for (const name of [fullUrl, read.data.id && `Location/${read.data.id}`]) if (name) nodes.set(name, node)
  }
  const beds = ordered.filter(({ level, location: { status } }) => level === 'bed' && status !== 'inactive')
  if (beds.length === 0 && faults.length === 0) {
    return refused('invalid', refusalText('layout.noBedsInBundle'), {
      field: 'entry',
    })
  }
  const read: { where: string; bed: PlannedBed }[] = []
  for (const node of beds) {
    const bed = bedOf(node, nodes)
    if ('message' in bed) faults.push(bed)
    else read.push({ where: node.where, bed })
  }
  return accepted({ kind: 'fhir', beds: read, faults })
}

const isLocation = (resource: unknown): boolean =>
  typeof resource === 'object' &&
  resource !== null &&
  'resourceType' in resource &&
  resource.resourceType === 'Location'

function levelOf({ physicalType }: Location): Level | null {
  for (const { code } of physicalType?.coding ?? []) {
    if (code && Object.hasOwn(LEVELS, code)) return LEVELS[code as keyof typeof LEVELS]
  }
  return null
}

function bedOf(node: Node, nodes: ReadonlyMap<string, Node>): PlannedBed | Fault {
  const way = wayUp(node, nodes)
  if (!way) return { where: node.where, field: 'partOf', ...refusalText('layout.circle') }
  const names: Partial<Record<Level, string>> = {}
  for (const one of way)
    if (one.level && names[one.level] === undefined) names[one.level] = one.location.name ?? ''
  const read = z
    .object({ building: layoutWord, floor: layoutWord, room: layoutWord, bed: layoutWord })
    .safeParse(names)
  if (!read.success) {
    const [issue] = read.error.issues
    const level = String(issue?.path[0] ?? '')
    const why =
      names[level as Level] === undefined
        ? refusalText('layout.noLevel', { level })
        : { message: `The name of its ${level} ${issue?.message}.` }
    return { where: node.where, field: level === 'bed' ? 'name' : 'partOf', ...why }
  }
  const more = z
    .object({
      department: layoutWord.optional(),
      deviceSerial: layoutWord.optional(),
      phone: phoneWord.optional(),
    })
    .safeParse({
      department: nearest(way, departmentOf),
      deviceSerial: serialOf(node.location),
      phone: nearest(way, phoneOf),
    })
  if (!more.success) {
    const [issue] = more.error.issues
    const field = String(issue?.path[0] ?? '')
    return { where: node.where, field, message: `${field} ${issue?.message}.` }
  }
  return { ...read.data, ...more.data }
}

/** Returns the bed, its room, and so on up; null where that never ends. */
function wayUp(node: Node, nodes: ReadonlyMap<string, Node>): readonly Node[] | null {
  const way: Node[] = []
  let at: Node | undefined = node
  while (at) {
    if (way.includes(at) || way.length > 20) return null
    way.push(at)
    const above: string | undefined = at.location.partOf?.reference
    at = above === undefined ? undefined : nodes.get(above)
  }
  return way
}

function nearest<T>(way: readonly Node[], read: (location: Location) => T | undefined): T | undefined {
  for (const { location } of way) {
    const found = read(location)
    if (found !== undefined) return found
  }
  return undefined
}

const phoneOf = ({ telecom }: Location) => telecom?.find(({ system }) => system === 'phone')?.value

function departmentOf({ extension, managingOrganization }: Location): string | undefined {
  const own = extension?.find(({ url }) => url !== undefined && /(^|[/:#-])department$/i.test(url))
  return own?.valueString ?? own?.valueReference?.display ?? managingOrganization?.display
}

const serialOf = ({ identifier }: Location): string | undefined =>
  identifier?.find(({ type, system }) => /serial/i.test(`${type?.text ?? ''} ${system ?? ''}`))?.value
