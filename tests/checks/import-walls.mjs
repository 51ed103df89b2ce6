import { roomOf } from './import-graph.mjs'
import { ONLY, ONLY_BY, ROOMS } from './rooms.mjs'

/** @typedef {import('./import-graph.mjs').Import} Import */

/** Files directly in `server/` that no room may import: they put the house together. */
const isEntry = (/** @type {string} */ room) =>
  room.startsWith('server/') && room.endsWith('.ts') && placeOf(room) < 0

/**
 * Finds the imports that go against the order of the rooms, one line each that says where the code belongs. With none of
 * them there is no circle between two rooms either.
 * @param {readonly Import[]} imports
 * @returns {string[]}
 */
export function wallsBroken(imports) {
  return imports.flatMap(({ from, to }) => {
    const room = roomOf(from)
    const other = roomOf(to)
    if (room === null || other === null || room === other) return []
    const why = refusal(room, other)
    return why ? [`${from} imports ${to}: ${why}.`] : []
  })
}

/** @returns {string | null} */
function refusal(/** @type {string} */ room, /** @type {string} */ other) {
  const only = ONLY[room]
  if (only && !only.rooms.includes(other))
    return `${room} may import ${only.rooms.join(', ')} only, because ${only.why}`
  const onlyBy = ONLY_BY[other]
  if (onlyBy && !onlyBy.by.includes(room))
    return `${other} is for ${onlyBy.by.join(' and ')} only, because ${onlyBy.why}`
  if (room.split('/')[0] !== other.split('/')[0] || isEntry(room)) return null
  if (placeOf(other) < 0)
    return `${other} is the entry, or not in the order of tests/checks/rooms.mjs: hand in what is needed as a parameter`
  if (placeOf(room) < 0) return `${room} has no place in the order of tests/checks/rooms.mjs: give it one`
  if (placeOf(other) < placeOf(room)) return null
  return `${other} stands above ${room}: move what both need into ${room} or below, or hand it in as a parameter`
}

function placeOf(/** @type {string} */ room) {
  const [top, ...rest] = room.split('/')
  const rooms = top === 'server' || top === 'components' || top === 'lib' ? ROOMS[top] : []
  return rooms.indexOf(rest.join('/'))
}

/**
 * Finds circles between rooms from the imports only, without the order of the rooms: a second check of the same rule.
 * @param {readonly Import[]} imports
 * @returns {string[]} each circle as the rooms in it
 */
export function circles(imports) {
  /** @type {Map<string, Set<string>>} */
  const edges = new Map()
  for (const { from, to } of imports) {
    const [a, b] = [roomOf(from), roomOf(to)]
    if (a === null || b === null || a === b) continue
    edges.set(a, (edges.get(a) ?? new Set()).add(b))
  }
  // A room that imports none of those left, or that none of them imports, is in no circle: take such rooms away.
  const left = new Set(edges.keys())
  const others = (/** @type {string} */ room) =>
    [...(edges.get(room) ?? [])].filter((other) => left.has(other))
  for (let before = -1; before !== left.size; ) {
    before = left.size
    const imported = new Set([...left].flatMap(others))
    for (const room of left) {
      if (others(room).length === 0 || !imported.has(room)) left.delete(room)
    }
  }
  return [...left].map((room) => `${room} → ${others(room).join(', ')}`)
}
