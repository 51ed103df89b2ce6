/** Words of finding a bed. */
export const search = {
  button: 'Search',
  buttonKey: 'Search for a patient or bed (/)',
  title: 'Find a bed',
  label: 'Patient’s name or MRN, bed, department, or device, in any order',
  /** For readers who may not see patients. */
  labelMasked: 'Bed, department or device, in any order',
  results: 'Beds found',
  searching: 'Searching…',
  none: 'No bed found. An MRN and a serial number must be complete.',
  /** There are more than the list shows. */
  first: 'The first {count, number}. Type more to see fewer.',
  keys: '↑ ↓ choose · Enter opens the bed',
  by: { mrn: 'by MRN', serial: 'by device' },
} as const
