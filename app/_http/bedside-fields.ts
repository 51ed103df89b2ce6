import { z } from 'zod'
import { type DeviceReport, NETWORK_STATES, PART_STATES } from '@/lib/board/device-report'
import { CANCEL_REASONS } from '@/lib/board/reasons'
import { PRIORITIES } from '@/lib/board/types'

/** The priority of a request made at a bed. */
export const bedsideAsk = z.strictObject({ priority: z.enum(PRIORITIES) })

/** The request to cancel at a bed, and the reason. */
export const bedsideCancel = z.strictObject({
  requestId: z.uuid('must be the id of a request'),
  reason: z.enum(CANCEL_REASONS),
})

/** A device's report of itself. */
export const deviceReport: z.ZodType<DeviceReport> = z.strictObject({
  camera: z.enum(PART_STATES),
  microphone: z.enum(PART_STATES),
  network: z.enum(NETWORK_STATES),
  battery: z.strictObject({ percent: z.int().min(0).max(100), charging: z.boolean() }).nullable(),
  privacy: z.boolean(),
})
