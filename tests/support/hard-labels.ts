/** Rooms and beds as hospitals name them, whose labels are long, or read alike when their ends are cut off. */
export const HARD_PLACES = [
  ['4W-12', 'A'],
  ['4W-12', 'B'],
  ['Bay 14', 'bed 1'],
  ['Bay 14', 'bed 10'],
  ['PICU-07', 'bed 1'],
  ['1042', 'bed 1'],
  ['1042', 'bed 2'],
  ['Observation Suite 03', 'bed 1'],
  ['Observation Suite 03', 'bed 2'],
  ['Observation Suite 13', 'bed 1'],
  ['Observation Suite 03 North', 'bed 1'],
  ['Observation Suite 03 South', 'bed 1'],
  ['Room 9', 'bed 1'],
  ['9', 'bed 1'],
  ['Post-Anaesthesia Recovery', 'Window'],
  ['Post-Anaesthesia Recovery', 'Door'],
  ['NeonatalIntensiveCareNursery', 'Incubator 12'],
  ['NeonatalIntensiveCareNursery', 'Incubator 13'],
  ['Sala de observación 2', 'cama 4'],
  ['WWWW-MMMM 100', 'bed 100'],
] as const

/** The floor and building of these beds. */
export const HARD_FLOOR = 'floor 7'
export const HARD_BUILDING = 'annexe'

/** A layout of them, as a table to import. */
export const HARD_CSV = [
  'building,floor,room,bed,department',
  ...HARD_PLACES.map(([room, bed]) => `${HARD_BUILDING},${HARD_FLOOR},${room},${bed},observation`),
].join('\n')
