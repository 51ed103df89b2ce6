import { mergePatient, type PatientRecord } from '../patient-record'
import { stableUuid } from './stable-uuid'

/** A patient in a bed. `id` is "ID of patient in IWA", and works as `{patient_id}` too. */
export interface DemoInpatient {
  readonly id: string
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  readonly mrn: string
  /** YYYY-MM-DD. */
  readonly birthDate: string
  /** YYYY-MM-DD. The age in an assistance request is the age on this day. */
  readonly admittedOn: string
  readonly record: PatientRecord
}

const FEMALE = [
  'Amara',
  'Beatriz',
  'Chiara',
  'Dolores',
  'Eleanor',
  'Fatima',
  'Greta',
  'Harriet',
  'Ingrid',
  'Joyce',
  'Keiko',
  'Leticia',
  'Mabel',
  'Nadia',
  'Odessa',
  'Priya',
  'Rosalind',
]
const MALE = [
  'Alonzo',
  'Bashir',
  'Cornelius',
  'Dmitri',
  'Emmett',
  'Franklin',
  'Giorgio',
  'Hideo',
  'Isaac',
  'Jerome',
  'Kwame',
  'Leopold',
  'Mateo',
  'Nils',
  'Orson',
  'Pablo',
  'Quincy',
]
const FAMILY = [
  'Abernathy',
  'Baptiste',
  'Castellano',
  'Drummond',
  'Eriksen',
  'Fairweather',
  'Gutierrez',
  'Halloran',
  'Iwasaki',
  'Jankowski',
  'Kessler',
  'Lindqvist',
  'Mbeki',
  'Nakamura',
  'Okonkwo',
  'Pemberton',
  'Quintero',
  'Rutherford',
  'Sandoval',
  'Thackeray',
  'Underhill',
  'Vasquez',
  'Whitlock',
]

/** Lists of 17 and 23 names, read in step: no two of 391 people share both. */
const nth = (list: readonly string[], index: number): string => list[index % list.length] ?? ''

/** The admissions are of one week in March 2024, the reference's own; a fixed year keeps the data the same for ever. */
const dayOf = (year: number, month: number, day: number): string =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

/** Returns the made-up patient of the bed with that number in the hospital; always the same. */
export function inpatient(index: number): DemoInpatient {
  const female = index % 2 === 0
  const firstName = nth(female ? FEMALE : MALE, index * 5 + 1)
  const middleName = index % 3 === 0 ? '' : nth(['A', 'J', 'M', 'R', 'T'], index)
  const lastName = nth(FAMILY, index * 7 + 3)
  const mrn = String(204_117 + index * 3_701)
  const birthDate = dayOf(1931 + ((index * 29) % 74), 1 + ((index * 5) % 12), 1 + ((index * 11) % 28))
  return {
    id: stableUuid(`patient ${index}`),
    firstName,
    middleName,
    lastName,
    mrn,
    birthDate,
    admittedOn: dayOf(2024, 3, 21 + (index % 7)),
    record: recordOf({
      firstName,
      middleName,
      lastName,
      mrn,
      birthDate,
      gender: female ? 'female' : 'male',
      index,
    }),
  }
}

interface Person {
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  readonly mrn: string
  readonly birthDate: string
  readonly gender: string
  readonly index: number
}

/** 555-01xx numbers and example.com are reserved for examples (NANPA; RFC 2606). */
const recordOf = ({
  firstName,
  middleName,
  lastName,
  mrn,
  birthDate,
  gender,
  index,
}: Person): PatientRecord =>
  mergePatient({
    mrn,
    birthDate,
    gender,
    name: [{ use: 'usual', family: `${firstName} ${lastName}`, firstName, middleName, lastName }],
    telecom: [
      { use: 'home', system: 'phone', value: `+1 (555) 555-01${String(index).padStart(2, '0')}` },
      { use: 'home', system: 'email', value: `${firstName}.${lastName}@example.com`.toLowerCase() },
    ],
    preferredLanguage: index % 11 === 5 ? 'Spanish' : 'English',
    address: [
      {
        use: 'home',
        line: [`${100 + index * 7} Harbor Street`, ''],
        city: 'Springfield',
        state: 'NY',
        postalcode: '10019',
        country: 'USA',
      },
    ],
  })
