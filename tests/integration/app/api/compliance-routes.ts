import { REQUEST_ID as ID } from './said-by-services'

const OFFICER = ['compliance'] as const
const PERIOD = { from: 1_795_440_600_000, to: 1_795_527_000_000 }
const FIRST = { ...PERIOD, before: null }
const OLDER = { ...PERIOD, before: 400 }

/** The routes of the audit page, as the table of all routes has them. */
export const COMPLIANCE_ROUTES = [
  [
    'POST',
    'compliance/patient',
    { body: { mrn: ' 1234 ', ...PERIOD } },
    OFFICER,
    'trailOfPatient',
    ['1234', FIRST],
  ],
  ['POST', 'compliance/user', { body: { actor: ID, ...OLDER } }, OFFICER, 'trailOfActor', [ID, OLDER]],
  ['POST', 'compliance/people', { body: { text: ' vera ' } }, OFFICER, 'findActors', ['vera']],
  ['POST', 'compliance/kept', { body: { mrn: ' 1234 ' } }, OFFICER, 'keptOfPatient', ['1234']],
  ['GET', 'compliance/removed-files/[id]', {}, OFFICER, 'removedFile', [ID]],
  [
    'POST',
    'compliance/export',
    { body: { ...PERIOD, mrn: '1234', format: 'csv' } },
    OFFICER,
    'exportTrail',
    [{ ...PERIOD, mrn: '1234' }, 'csv'],
  ],
  [
    'GET',
    'compliance/unusual',
    { query: `?from=${PERIOD.from}&to=${PERIOD.to}` },
    OFFICER,
    'readUnusual',
    [PERIOD],
  ],
  ['GET', 'compliance/head', {}, OFFICER, 'readHead', []],
] as const

/** Requests that do not fit, and the field that is named. */
export const WRONG_COMPLIANCE_REQUESTS = [
  ['POST', 'compliance/patient', { body: { mrn: ' ', ...PERIOD } }, 'mrn'],
  ['POST', 'compliance/patient', { body: { mrn: '1234', from: 'today', to: 1 } }, 'from'],
  ['POST', 'compliance/patient', { body: { mrn: '1234', ...PERIOD, before: 0 } }, 'before'],
  ['POST', 'compliance/user', { body: { actor: 'vera', ...PERIOD } }, 'actor'],
  ['POST', 'compliance/people', { body: { text: '' } }, 'text'],
  ['GET', 'compliance/unusual', { query: '?from=now&to=1' }, 'from'],
  ['POST', 'compliance/export', { body: { ...PERIOD, format: 'xml' } }, 'format'],
] as const
