import type { Level, Location } from './fhir-location'

/** A Location of a file, with its place there. */
export interface Node {
  readonly where: string
  readonly location: Location
  readonly level: Level | null
}

/** The places of a file by all names that a reference may use: full URL, type and id, identifier, and what another contains. */
export type Tree = ReadonlyMap<string, Node>

const contained = (where: string, id: string) => `${where}#${id}`
const byIdentifier = (one: {
  readonly system?: string | null | undefined
  readonly value?: string | null | undefined
}) => (one.value ? `identifier ${one.system ?? ''}|${one.value}` : null)

/** Returns the names by which references find a place. */
export function namesOf({ id, identifier }: Location, fullUrl: string | null | undefined): string[] {
  const names = [
    fullUrl,
    id && `Location/${id}`,
    ...(identifier ?? []).map((one) => one && byIdentifier(one)),
  ]
  return names.filter((name): name is string => typeof name === 'string' && name !== '')
}

/** Returns the name of a place that is written within another one. */
export const containedName = (where: string, { id }: Location): string => contained(where, id ?? '')

/** Returns the place that one is part of; null for none, `lost` for one that the file does not have. */
function above({ where, location: { partOf } }: Node, tree: Tree): Node | null | 'lost' {
  const { reference, identifier } = partOf ?? {}
  if (!reference && !identifier?.value) return null
  // A version, and the server that a full URL names, say nothing about which place it is.
  const plain = reference?.replace(/\/_history\/[^/]*$/, '') ?? ''
  const names = plain.startsWith('#')
    ? [contained(where.replace(/#.*$/, ''), plain.slice(1))]
    : [plain, /(?:^|\/)(Location\/[^/]+)$/.exec(plain)?.[1] ?? '', byIdentifier(identifier ?? {}) ?? '']
  for (const name of names) {
    const found = tree.get(name)
    if (found) return found
  }
  return 'lost'
}

const DEEPEST = 20

/** Returns the bed, its room, and so on up; in words why not. */
export function wayUp(node: Node, tree: Tree): readonly Node[] | 'circle' | 'lost' {
  const way: Node[] = []
  let at: Node | null | 'lost' = node
  while (at !== null) {
    if (at === 'lost') return 'lost'
    if (way.includes(at) || way.length > DEEPEST) return 'circle'
    way.push(at)
    at = above(at, tree)
  }
  return way
}
