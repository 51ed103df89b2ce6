import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { maybeFlag, maybeText, nothing, soloId, someText } from './fields'

/** The reference's, in its order. */
export const ATTACHMENT_TYPES = [
  'application/pdf',
  'application/x-pdf',
  'image/pdf',
  'image/png',
  'image/jpeg',
] as const

/** "Max file size: 5Mb". */
const LARGEST_ATTACHMENT_BYTES = 5 * 1024 * 1024

/** Its id, or its "aggregate id". */
const ofVisit = z.object({ appointmentId: someText })

const attachment = z.looseObject({
  id: soloId,
  /** The visit's aggregate id. */
  appointmentId: soloId.nullish(),
  title: maybeText,
  mimeType: maybeText,
  /** Bytes. */
  size: z.number().nullish(),
  /** As in "2022-07-22T09:43:53-04:00". */
  uploadedAt: maybeText,
  deleted: maybeFlag,
})

/** Operations 19 to 21: "Appointment Attachments" in the reference. */
export const attachments = {
  uploadAttachment: {
    operation: 19,
    summary: 'Upload attachment to appointment',
    method: 'POST',
    path: '/qapi/v1/appointments/{appointmentId}/attachments',
    params: ofVisit,
    query: z.object({ fileName: z.string().max(255).optional() }),
    file: { types: ATTACHMENT_TYPES, maxBytes: LARGEST_ATTACHMENT_BYTES },
    answer: attachment,
    success: 201,
    errors: [400, 401, 404, 413, 415],
    envelope: 'nested',
    repeatable: false,
  },
  listAttachments: {
    operation: 20,
    summary: 'Get Appointment Attachments',
    method: 'GET',
    path: '/qapi/v1/appointments/{appointmentId}/attachments',
    params: ofVisit,
    answer: z.looseObject({ attachments: z.array(attachment) }),
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  deleteAttachment: {
    operation: 21,
    summary: 'Delete appointment attachment',
    method: 'DELETE',
    path: '/qapi/v1/appointments/{appointmentId}/attachments/{attachmentId}',
    params: ofVisit.extend({ attachmentId: someText }),
    answer: nothing,
    success: 204,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>
