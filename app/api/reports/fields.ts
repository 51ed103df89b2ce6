import { z } from 'zod'
import type { DayRange, ReportOrder } from '@/lib/reports/types'
import { word } from '../../_http/fields'

/** `/{id}` of a report ordered here. */
export const reportId = z.object({ id: z.uuid('must be the id of a report') })

/** To the second, with an offset, as Solo takes it. */
const moment = z.iso.datetime({
  offset: true,
  precision: 0,
  error: 'must be a moment such as 2024-08-15T00:00:00+02:00',
})

/** An order; the service checks range and password. */
export const reportOrder: z.ZodType<ReportOrder> = z.strictObject({
  from: moment,
  to: moment,
  presetId: word,
  password: z.string(),
})

const day = z.iso.date('must be a day such as 2024-08-15')

/** The days of the CSV of visits. */
export const dayRange: z.ZodType<DayRange> = z.object({ from: day, to: day })
