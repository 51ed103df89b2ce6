/** Words of finding a bed. */
export const search = {
  button: 'Search',
  hint: 'MRN, device or place',
  title: 'Find a bed',
  label: 'MRN, device serial, or a place such as “431 bed 2”',
  searching: 'Searching…',
  none: 'No bed found. An MRN and a serial number must be complete.',
  by: { mrn: 'MRN', serial: 'Device', place: 'Place' },
} as const
