import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { maybeText, soloId, someText } from './fields'

const FILE = 'application/octet-stream'

/** The content of a file. */
const file = z.instanceof(Uint8Array)

/** As in `2024-08-15T15:52:01+00:00`: PHP's "Y-m-d\TH:i:sP", which the reference names. */
const atomMoment = z.iso.datetime({ offset: true, precision: 0 })

const range = <Moment extends z.ZodType<string>>(moment: Moment) => ({ from: moment, to: moment })

const NOT_BEFORE = { path: ['to'], message: 'must not be before from' }

const days = z.object(range(z.iso.date())).refine(({ from, to }) => to >= from, NOT_BEFORE)

const reportOrder = z
  .object({ ...range(atomMoment), presetId: someText, password: someText })
  .refine(({ from, to }) => Date.parse(to) >= Date.parse(from), NOT_BEFORE)

const reportStatus = z.looseObject({ id: soloId, status: maybeText })

const byId = z.object({ reportId: someText })

/** Operations 29 to 32: "Reports" in the reference. */
export const reports = {
  downloadCsvDump: {
    operation: 29,
    summary: 'Get CSV report',
    method: 'GET',
    path: '/qapi/v1/reports/csv-data-dump',
    query: days,
    answer: file,
    answerType: FILE,
    success: 200,
    errors: [400, 401],
    envelope: 'nested',
    repeatable: true,
  },
  orderEncounterReport: {
    operation: 30,
    summary: 'Set encounter-report generation in create',
    method: 'POST',
    path: '/qapi/v1/encounter-report/create',
    body: reportOrder,
    answer: reportStatus,
    success: 201,
    errors: [400, 401],
    envelope: 'nested',
    repeatable: false,
  },
  getEncounterReportStatus: {
    operation: 31,
    summary: 'Check report status',
    method: 'GET',
    path: '/qapi/v1/encounter-report/status/{reportId}',
    params: byId,
    answer: reportStatus,
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  downloadEncounterReport: {
    operation: 32,
    summary: 'Get CSV report',
    method: 'GET',
    path: '/qapi/v1/encounter-report/download/{reportId}',
    params: byId,
    answer: file,
    answerType: FILE,
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>

/** YYYY-MM-DD, both days included. */
export type ReportOrder = z.output<typeof reportOrder>
