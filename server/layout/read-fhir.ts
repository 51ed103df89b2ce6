import { z } from 'zod'
import { accepted, type Result, refused } from '@/lib/errors'
import type { Fault, PlannedBed, ReadFile } from '@/lib/layout/types'
import { refusalText } from '@/lib/words/refusal-text'
import { bedOf } from './fhir-bed'
import { isInUse, isPlace, levelOf, location } from './fhir-location'
import { containedName, type Node, namesOf, wayUp } from './fhir-tree'

const entry = z.looseObject({
  fullUrl: z.string().nullish(),
  resource: z.unknown(),
  request: z.looseObject({ method: z.string().nullish() }).nullish(),
})
const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  link: z.array(z.looseObject({ relation: z.string().nullish() }).nullable()).nullish(),
  total: z.number().nullish(),
  entry: z.array(entry.nullable()).nullish(),
})

/**
 * Reads beds from a FHIR R4 or R5 Bundle of Locations, or from a list of them: `physicalType` (R5: `form`) bu, lvl, wa, ro and bd,
 * joined by `partOf`. It reads `name`; the phone in `telecom` of the bed or of the nearest place above it; the department from an
 * extension whose URL ends in "department", from `managingOrganization.display` of bed, room or ward, or the ward's name; and the
 * device's serial number from an identifier of the type SNO. What is inactive, suspended, closed or deleted, or lies in such a place,
 * counts as not in the file. A page of a search is refused: the beds that it lacks would look as if they were gone.
 */
export function readFhir(json: unknown): Result<ReadFile> {
  if (Array.isArray(json)) {
    return readLocations(json.map((resource: unknown, index) => ({ where: `[${index}]`, resource })))
  }
  const parsed = bundle.safeParse(json)
  if (!parsed.success) {
    const expected = '{"resourceType": "Bundle", "entry": […]}'
    return refused('invalid', refusalText('layout.noBundle', { expected }), { field: 'resourceType' })
  }
  if (parsed.data.link?.some((link) => link?.relation === 'next')) {
    const total = parsed.data.total ?? 0
    return refused('invalid', refusalText('layout.onePage', { total }), { field: 'link' })
  }
  return readLocations(
    (parsed.data.entry ?? []).flatMap((one, index) =>
      one && one.request?.method !== 'DELETE'
        ? [{ where: `entry[${index}].resource`, resource: one.resource, fullUrl: one.fullUrl }]
        : [],
    ),
  )
}

/** A resource of a file, with its place there. */
export interface Written {
  readonly where: string
  readonly resource: unknown
  readonly fullUrl?: string | null | undefined
}

/** Reads beds from resources, of which the Locations count. */
export function readLocations(resources: readonly Written[]): Result<ReadFile> {
  const { ordered, tree, faults } = nodesOf(resources)
  const beds = ordered.filter(({ level }) => level === 'bed')
  if (beds.length === 0 && faults.length === 0) {
    return refused('invalid', refusalText('layout.noBedsInBundle'), { field: 'entry' })
  }
  const read: { where: string; bed: PlannedBed }[] = []
  for (const node of beds) {
    const way = wayUp(node, tree)
    if (way === 'circle' || way === 'lost') {
      faults.push({ where: node.where, field: 'partOf', ...refusalText(`layout.${way}`) })
      continue
    }
    if (!way.every(({ location }) => isInUse(location))) continue
    const { bed, faults: wrong } = bedOf(way)
    faults.push(...wrong)
    if (bed) read.push({ where: node.where, bed })
  }
  return accepted({ kind: 'fhir', beds: read, faults })
}

function nodesOf(resources: readonly Written[]) {
  const faults: Fault[] = []
  const tree = new Map<string, Node>()
  const ordered: Node[] = []
  const add = (where: string, resource: unknown, names: (node: Node) => readonly string[]) => {
    if (!isLocation(resource)) return
    const read = location.safeParse(resource)
    if (!read.success) {
      const path = read.error.issues[0]?.path.join('.') ?? ''
      const why = path ? refusalText('layout.notFhir', { path }) : refusalText('layout.notFhirAtAll')
      faults.push({ where, field: path, ...why })
      return
    }
    if (!isPlace(read.data)) return
    const node = { where, location: read.data, level: levelOf(read.data) }
    ordered.push(node)
    for (const name of names(node)) if (!tree.has(name)) tree.set(name, node)
    for (const one of read.data.contained ?? [])
      add(`${where}#`, one, (within) => [containedName(where, within.location)])
  }
  for (const { where, resource, fullUrl } of resources) {
    add(where, resource, ({ location }) => namesOf(location, fullUrl))
  }
  return { faults, tree, ordered }
}

const isLocation = (resource: unknown): boolean =>
  typeof resource === 'object' &&
  resource !== null &&
  'resourceType' in resource &&
  resource.resourceType === 'Location'
