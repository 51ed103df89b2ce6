interface Ward {
  readonly building: string
  readonly floor: string
  readonly department: string
  readonly rooms: readonly string[]
  /** The beds of each room. */
  readonly beds: readonly string[]
}

/** "101", "102" … */
const numbered = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(first + index))
/** "bed 1", "bed 2" … */
const bedsTo = (last: number): readonly string[] => numbered(1, last).map((number) => `bed ${number}`)

/** The plan of the demo hospital. A department's room numbers never repeat, so that department and room name one place. */
export const WARDS: readonly Ward[] = [
  {
    building: 'hospital',
    floor: 'floor 1',
    department: 'intensive care unit',
    rooms: numbered(101, 10),
    beds: bedsTo(1),
  },
  // The reference has room 431 on floor 2: that wing counts from 425.
  {
    building: 'hospital',
    floor: 'floor 2',
    department: 'emergency department',
    rooms: numbered(425, 10),
    beds: bedsTo(2),
  },
  {
    building: 'hospital',
    floor: 'floor 3',
    department: 'medical surgical unit',
    rooms: numbered(301, 8),
    beds: bedsTo(2),
  },
  {
    building: 'west pavilion',
    floor: 'floor 1',
    department: 'medical surgical unit',
    rooms: numbered(151, 7),
    beds: bedsTo(2),
  },
  // Rooms with names as long, and as much alike, as those of many hospitals.
  {
    building: 'west pavilion',
    floor: 'floor 2',
    department: 'observation unit',
    rooms: ['Observation Suite 03'],
    beds: bedsTo(8),
  },
  {
    building: 'west pavilion',
    floor: 'floor 2',
    department: 'observation unit',
    rooms: ['Bay 14'],
    beds: bedsTo(10),
  },
  {
    building: 'west pavilion',
    floor: 'floor 4',
    department: '4 West',
    rooms: ['4W-12'],
    beds: ['A', 'B'],
  },
  {
    building: 'west pavilion',
    floor: 'floor 4',
    department: '4 West',
    rooms: ['1042'],
    beds: bedsTo(2),
  },
  {
    building: 'west pavilion',
    floor: 'floor 4',
    department: 'PICU',
    rooms: ['PICU-07'],
    beds: bedsTo(1),
  },
]
