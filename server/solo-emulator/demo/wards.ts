/** The plan of the demo hospital. A department's room numbers never repeat, so that department and room name one place. */
export const WARDS = [
  {
    building: 'hospital',
    floor: 'floor 1',
    department: 'intensive care unit',
    firstRoom: 101,
    rooms: 10,
    bedsPerRoom: 1,
  },
  // The reference has room 431 on floor 2: that wing counts from 425.
  {
    building: 'hospital',
    floor: 'floor 2',
    department: 'emergency department',
    firstRoom: 425,
    rooms: 10,
    bedsPerRoom: 2,
  },
  {
    building: 'hospital',
    floor: 'floor 3',
    department: 'medical surgical unit',
    firstRoom: 301,
    rooms: 8,
    bedsPerRoom: 2,
  },
  {
    building: 'west pavilion',
    floor: 'floor 1',
    department: 'medical surgical unit',
    firstRoom: 151,
    rooms: 7,
    bedsPerRoom: 2,
  },
] as const
