import { REQUEST_ID } from './said-by-services'

const DEVICE = ['device'] as const
const REPORT = {
  camera: 'works',
  microphone: 'blocked',
  network: 'good',
  battery: { percent: 80, charging: false },
  privacy: false,
}
const CANCEL = { requestId: REQUEST_ID, reason: 'asked-by-mistake' }

/** The routes of the device at a bed, as the table of all routes has them. */
export const BEDSIDE_ROUTES = [
  ['GET', 'bedside', {}, DEVICE, 'viewBedside', []],
  [
    'POST',
    'bedside/ask',
    { body: { priority: 'urgent' }, headers: { 'idempotency-key': 'one', 'asked-ago-ms': '62000' } },
    DEVICE,
    'askAtBed',
    [{ priority: 'urgent', idempotencyKey: 'one', askedAgoMs: 62_000 }],
  ],
  ['POST', 'bedside/cancel', { body: CANCEL }, DEVICE, 'cancelAtBed', [CANCEL]],
  ['POST', 'bedside/report', { body: REPORT }, DEVICE, 'reportDevice', [REPORT]],
  ['POST', 'bedside/answer', {}, DEVICE, 'answerKnock', []],
  ['POST', 'bedside/decline', {}, DEVICE, 'declineKnock', []],
  ['POST', 'bedside/leave', {}, DEVICE, 'leaveCall', []],
] as const
