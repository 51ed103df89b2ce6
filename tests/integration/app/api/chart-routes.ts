import { REQUEST_ID as BED } from './said-by-services'

const BEDS = 'beds/[id]'
const CHART = `${BEDS}/chart` as const
const VISIT = `${CHART}/appointments/[appointment]` as const
const NURSES = ['bedside', 'virtual', 'charge'] as const

/** A user whose name no header can hold unencoded. */
const patient = 'Zoë/7'
const asked = { headers: { 'chart-patient': encodeURIComponent(patient) } }
const of = { bedId: BED, patient }
const path = { appointment: '77', attachment: '88', episode: '99' }
const ANSWERS = { form: 'round', answers: [{ id: 'q1', value: ['Yes'], was: [] }] }
const DOCUMENT = { name: 'Handover', responses: [{ question: 'Diet', response: 'Soft' }] }
const PDF = Buffer.from('%PDF-1.4')
const FILE = { name: 'Röntgen 1.pdf', type: 'application/pdf', bytes: PDF }

/** The routes of a bed's chart, as the table of all routes has them. */
export const CHART_ROUTES = [
  ['GET', CHART, {}, NURSES, 'open', [BED]],
  [
    'POST',
    `${CHART}/glass`,
    { body: { reason: 'Covers a colleague' } },
    NURSES,
    'breakGlass',
    [BED, 'Covers a colleague'],
  ],
  ['GET', 'opened-charts', {}, ['charge'], 'opened', []],
  ['GET', `${CHART}/demographics`, asked, NURSES, 'demographics', [of]],
  ['GET', `${CHART}/episodes`, asked, NURSES, 'episodes', [of]],
  ['GET', `${CHART}/episodes/[episode]`, { ...asked, path }, NURSES, 'episodeAppointments', [of, '99']],
  [
    'GET',
    `${CHART}/appointments`,
    { ...asked, query: '?from=1000&to=2000' },
    NURSES,
    'appointments',
    [of, { from: 1000, to: 2000 }],
  ],
  ['GET', `${VISIT}/note`, { ...asked, path }, NURSES, 'note', [of, '77']],
  [
    'PUT',
    `${VISIT}/note`,
    { body: { patient, ...ANSWERS }, path },
    NURSES,
    'answerNote',
    [of, '77', ANSWERS],
  ],
  ['GET', `${VISIT}/attachments`, { ...asked, path }, NURSES, 'attachments', [of, '77']],
  [
    'POST',
    `${VISIT}/attachments`,
    {
      path,
      file: PDF,
      headers: {
        ...asked.headers,
        'content-type': 'application/pdf',
        'file-name': encodeURIComponent(FILE.name),
      },
    },
    NURSES,
    'addAttachment',
    [of, '77', FILE],
  ],
  [
    'DELETE',
    `${VISIT}/attachments/[attachment]`,
    { body: { patient }, path },
    NURSES,
    'removeAttachment',
    [of, '77', '88'],
  ],
  ['GET', `${CHART}/documents`, asked, NURSES, 'documents', [of]],
  ['POST', `${CHART}/documents`, { body: { patient, ...DOCUMENT } }, NURSES, 'addDocument', [of, DOCUMENT]],
  ['POST', `${BEDS}/solo-link`, { body: { patient, appointmentId: '77' } }, NURSES, 'soloLink', [of, '77']],
] as const

/** Malformed requests to these routes, each with the field that is wrong. */
export const WRONG_CHART_REQUESTS = [
  ['GET', CHART, { id: '1' }, 'id'],
  ['GET', `${CHART}/demographics`, {}, 'chart-patient'],
  ['GET', `${CHART}/demographics`, { headers: { 'chart-patient': '%zz' } }, 'chart-patient'],
  ['GET', `${CHART}/appointments`, asked, 'from'],
  ['GET', `${CHART}/appointments`, { ...asked, query: '?from=2000&to=1000' }, 'to'],
  ['GET', `${CHART}/appointments`, { ...asked, query: '?from=0&to=172800000' }, 'to'],
  ['GET', `${VISIT}/note`, { ...asked, path: { appointment: 'a b' } }, 'appointment'],
  ['PUT', `${VISIT}/note`, { path, body: ANSWERS }, 'patient'],
  ['PUT', `${VISIT}/note`, { path, body: { patient, ...ANSWERS, answers: [] } }, 'answers'],
  ['POST', `${CHART}/documents`, { body: { patient, ...DOCUMENT, responses: [] } }, 'responses'],
  ['POST', `${CHART}/glass`, { body: { reason: ' no ' } }, 'reason'],
  ['POST', `${BEDS}/solo-link`, { body: { patient } }, 'appointmentId'],
] as const

const UPLOAD = CHART_ROUTES[10]

/** Malformed uploads, each with the status that answers it. */
export const WRONG_UPLOADS = [
  [415, { ...UPLOAD[2], headers: { ...UPLOAD[2].headers, 'content-type': 'image/gif' } }],
  [413, { ...UPLOAD[2], file: Buffer.alloc(5 * 1024 * 1024 + 1) }],
  [400, { ...UPLOAD[2], headers: { ...UPLOAD[2].headers, 'file-name': '' } }],
] as const

export const UPLOAD_FOLDER = UPLOAD[1]
