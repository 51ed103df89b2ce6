/** The reference's sections in its order: the number of the first operation, the name and the subject. */
const SECTIONS = [
  [
    1,
    'Patients',
    'Who is or was in the hospital, named by their own id or by the SPID, the number that Solo gives',
  ],
  [
    6,
    'Appointments',
    'Visits: booking, moving and cancelling them, and the links that join their video calls',
  ],
  [15, 'Waiting Rooms', 'Where visits are booked into'],
  [16, 'Appointment Note', 'The forms of a visit, and the answers to them'],
  [18, 'Appointment Slots', 'Free times to book'],
  [19, 'Appointment Attachments', 'Files of a visit'],
  [22, 'Patient Documents', 'Questions and answers kept with a patient'],
  [23, 'Episodes Of Care', 'What several visits of a patient belong to'],
  [29, 'Reports', 'The visits of some days, as CSV at once or as an encrypted zip a little later'],
  [33, 'Perfect Answer', 'Patient, visit and note of a consult in one request'],
  [34, 'Context Aware Linking', 'An encrypted link that opens a visit in a browser'],
  [35, 'Webhooks', 'Addresses to be told of what happens'],
  [40, 'Assistance Requests', 'Calls for help at a bed, which is named in one of four ways'],
] as const

/** Returns the section of the reference that has the operation of this number. */
export const sectionOf = (operation: number): string =>
  SECTIONS.findLast(([first]) => first <= operation)?.[1] ?? SECTIONS[0][1]

/** The sections as OpenAPI's tags. */
export const TAGS = SECTIONS.map(([, name, description]) => ({ name, description }))
