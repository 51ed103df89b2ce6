import { z } from 'zod'
import {
  CALL_FAULTS,
  CAMERA_AXES,
  type CallMedia,
  type CallSide,
  INVITATION_ACTS,
  INVITEE_KINDS,
  INVITEE_NAME_LENGTH,
} from '@/lib/realtime/calls'

/** What browsers send in a call, checked: the shapes of lib/realtime/calls.ts. */

export const media = z.object({
  mic: z.boolean(),
  camera: z.boolean(),
  screen: z.boolean(),
  fault: z.enum(CALL_FAULTS).exactOptional(),
  moves: z.array(z.enum(CAMERA_AXES)).max(CAMERA_AXES.length).exactOptional(),
  emergency: z.literal(true).exactOptional(),
})
/** Returns what a member may say of itself: only the bed has a camera that others move, and calls an emergency. */
export function mediaOf(side: CallSide, { moves, emergency, ...said }: CallMedia): CallMedia {
  if (side !== 'patient') return said
  return { ...said, ...(moves && { moves }), ...(emergency && { emergency }) }
}

export const entry = z.object({
  instance: z.string().min(1).max(100),
  media,
  waits: z.literal(true).exactOptional(),
})
export const move = z.object({
  axis: z.enum(CAMERA_AXES),
  step: z.union([z.literal(1), z.literal(-1)]),
})
export const invitee = z.object({
  kind: z.enum(INVITEE_KINDS),
  name: z.string().trim().max(INVITEE_NAME_LENGTH).exactOptional(),
})
export const signal = z
  .object({
    description: z.object({
      type: z.enum(['offer', 'answer', 'rollback', 'pranswer']),
      sdp: z.string().max(100_000).optional(),
      session: z.string().max(100).optional(),
    }),
    renew: z.literal(true),
    candidate: z
      .object({
        candidate: z.string().max(2_000),
        sdpMid: z.string().max(100).nullable(),
        sdpMLineIndex: z.int().nullable(),
        usernameFragment: z.string().max(300).nullable(),
      })
      .partial()
      .nullable(),
  })
  .partial()

export const decision = z.object({ id: z.uuid(), act: z.enum(INVITATION_ACTS) })
