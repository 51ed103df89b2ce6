import type { Observed } from '@/server/solo-gateway/observed'

/** An open request as Solo shows it, of which nothing else is known. */
export const openInSolo: Observed = {
  soloId: 'of-solo',
  soloPatientId: null,
  patient: null,
  readiness: null,
  device: null,
  assignee: null,
  status: null,
  createdAt: null,
  finished: false,
  fromApi: true,
}
