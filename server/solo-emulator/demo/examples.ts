import { mergePatient } from '../patient-record'
import type { DemoInpatient } from './inpatients'

/**
 * The data that the reference's examples name, value by value, so that each example gets its documented answer. Odd ages and
 * ids are the reference's.
 */

/** "IWA practice ID". */
export const PRACTICE_ID = '91ce2309-4049-49a4-8bf5-793bbe1579ed'

/** Buildings with their Solo locations. */
export const DEMO_LOCATIONS = [
  {
    building: 'hospital',
    phone: '+1 (555) 555-0143',
    id: 'ab25dda0-64e6-4666-8bfe-3277656a6405',
    name: 'ICC First Location',
  },
  {
    building: 'west pavilion',
    phone: '+1 (555) 555-0162',
    id: '5d0c6f0a-6a0b-4a53-9c9b-0f6f8a2c7e11',
    name: 'ICC Second Location',
  },
] as const

export const EXAMPLE_BED = {
  place: {
    building: 'hospital',
    floor: 'floor 2',
    department: 'emergency department',
    room: '431',
    bed: 'bed 2',
  },
  deviceSerial: '123457',
  careLocation: {
    id: '296f135e-88dd-4534-8e12-1f6f7b792fe5',
    name: 'ICC-CL-01-02',
    number: '1409',
    roomNumber: '50',
  },
} as const

const YURA = {
  firstName: 'Yura',
  middleName: 'A',
  lastName: 'Lukashik',
  mrn: '1234',
  birthDate: '2024-03-28',
}

export const INPATIENT_YURA: DemoInpatient = {
  ...YURA,
  id: '99ac90da-58fd-4af8-a378-e37f10ef6be5',
  // The reference wrote the example on that day, at age 0.
  admittedOn: '2024-03-28',
  record: mergePatient({
    mrn: YURA.mrn,
    birthDate: YURA.birthDate,
    gender: 'unknown',
    name: [
      {
        use: 'usual',
        family: 'Yura Lukashik',
        firstName: YURA.firstName,
        middleName: YURA.middleName,
        lastName: YURA.lastName,
      },
    ],
  }),
}

/** "Get Patient". This patient is in no bed. */
export const MIKE = {
  spid: 1,
  ownId: '1',
  hsid: '12345',
  record: mergePatient({
    mrn: 'MRN-123',
    accountNumber: 'A-123',
    name: [{ use: 'usual', family: 'Mike Shinoda', firstName: 'Mike', lastName: 'Shinoda' }],
    birthDate: '1983-08-15',
    gender: 'male',
    maritalStatus: 'married',
    telecom: [
      { use: 'home', system: 'phone', value: '+1 (111) 111-1111' },
      { use: 'home', system: 'email', value: 'mike_zzzzzzz@company.com' },
    ],
    contact: [
      {
        telecom: [
          { use: 'home', system: 'phone', value: 'phone' },
          { use: 'home', system: 'email', value: 'someemail@email.email' },
        ],
        name: [],
      },
    ],
    preferredLanguage: 'English',
    race: 'White',
    ethnicity: 'not Hispanic or Latino',
    address: [
      {
        city: 'New York',
        use: 'home',
        apartment: '',
        country: 'USA',
        state: 'NY',
        postalcode: '10019',
        line: ['123 Main St', ''],
      },
    ],
    active: true,
    deceased: true,
    deceasedAt: '2020-03-31 10:12 AM',
    sharedEmailGroup: { type: 'family', name: 'Family Name' },
  }),
} as const

/** The first is from "Get Waiting Room List"; "Create Appointment" and "Get Slots" name the others. */
export const WAITING_ROOMS = [
  {
    id: '7669483a-6b12-497d-acb9-ddbf558d2b2a',
    name: 'Default Waiting Room Name 1',
    serviceLine: 'Demo',
    serviceType: 'Demo',
  },
  {
    id: 'abf8130c-24a7-4df0-b978-ca18c538dc71',
    name: 'Default Waiting Room Name 2',
    serviceLine: 'Demo',
    serviceType: 'Other',
  },
  {
    id: '1b7f1f3c-0a53-4a43-8f0e-6f0f3f6c2d01',
    name: 'my waiting room',
    serviceLine: 'Demo',
    serviceType: 'Demo',
  },
  { id: 'c0a3a2c6-51d3-4f0c-8c3d-7f5f4b1f9e02', name: 'GreatRoom', serviceLine: 'Demo', serviceType: 'Demo' },
] as const

/** "duration": 900, in every example. */
export const SLOT_SECONDS = 900

/** "Get Appointment". */
export const APPOINTMENT = {
  id: 1,
  /** The id that its attachments show. */
  aggregateId: 'f9856715-f48a-4c31-97ad-fa47e586cbee',
  externalId: '2e96ed0e-0f80-4dc3-b2c1-42e65b789e56',
  waitingRoom: 'my waiting room',
  date: new Date(1_508_584_382_000),
  createdAt: new Date(1_508_584_382_000),
  episodeOfCareId: 'xd43a830-6c0b-4120-b5b8-78a117f8ee02',
  durationSeconds: SLOT_SECONDS,
  reasons: ['headache'],
  status: 'in progress.intake.ready',
  videoCallId: '76dc0be9-65e9-4832-9acb-caa292fafcc7',
  videoCallStatus: 'waiting',
  providers: [
    {
      id: '1234',
      email: 'clara@whovians.com',
      firstName: 'Clara',
      middleName: 'Oswin',
      lastName: 'Oswald',
    },
  ],
} as const

/** "Get Episode", "Get list of Episodes for patient" and "Reassign Episode to Appointment". */
const EPISODE = {
  id: 'bd43a830-6c0b-4120-b5b8-78a117f8ee02',
  name: 'test covid',
  type: 'neddie',
  startsOn: '2023-03-29',
  endsOn: '2023-03-29',
  status: 'planning',
  objective: 'recover from covid',
  reasonIncomplete: 'unknown',
} as const

/**
 * "Create Appointment" names the one before the last two. The last id is as "Get list of Appointments for an Episode" has it; the
 * appointment above is of that one.
 */
export const EPISODES = [
  EPISODE,
  { ...EPISODE, id: 'bd43a830-6c0b-4120-b5b8-78a117f8ee03' },
  { ...EPISODE, id: '4e96ed0e-0f80-4dc3-b2c1-42e65b789e56' },
  { ...EPISODE, id: 'a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469' },
  { ...EPISODE, id: 'xd43a830-6c0b-4120-b5b8-78a117f8ee02' },
] as const

/** "Get Visit Note", of the appointment above. */
export const VISIT_NOTE = {
  templateId: 'be9180f7-b0c0-42a5-9b14-c8b67a3b4c0f',
  answer: {
    questionId: 'some question',
    section: 'some section',
    question: 'some question',
    value: ['answer1', 'answer2'],
    answeredAt: new Date('2017-10-21T16:45:53-04:00'),
  },
  comment: {
    id: '358d336c-20c4-44ab-9292-596fb0f0199c',
    message: 'comment message',
    postedAt: new Date(1_508_584_382_000),
    authorId: 123,
    authorUsername: 'user@user.com',
  },
} as const

/** "Get Appointment Attachments", of the same. */
export const ATTACHMENTS = [
  {
    id: '083ff406-6fa8-4ae5-afd2-ee57ff6a6632',
    title: 'Attachment.png',
    mimeType: 'image/png',
    sizeBytes: 85_253,
    uploadedAt: new Date('2022-07-19T11:35:46Z'),
  },
  {
    id: '8411f863-0895-4300-af13-66b0dafce51d',
    title: 'MyFileNamTest1.pdf',
    mimeType: 'image/pdf',
    sizeBytes: 5_744,
    uploadedAt: new Date('2022-07-19T16:39:07Z'),
  },
] as const
