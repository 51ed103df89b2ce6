/** The reasons of a request: one tap each, in the order shown. Fixed reasons keep patient data out of the log. */
export const REASONS = [
  'second-check',
  'admission',
  'discharge',
  'patient-question',
  'pain-or-distress',
  'fall-risk',
  'interpreter',
  'other',
] as const
export type ReasonId = (typeof REASONS)[number]

/** The reason of a request made at the device of a bed; no nurse can choose it. */
export const ASKED_AT_BED = 'asked-at-bed'
export type AskedReasonId = ReasonId | typeof ASKED_AT_BED

/** The reasons for cancelling a request, in the order shown. */
export const CANCEL_REASONS = [
  'handled-at-bedside',
  'asked-by-mistake',
  'patient-moved',
  'another-reason',
] as const
export type CancelReasonId = (typeof CANCEL_REASONS)[number]

/** The poller writes `ended-in-solo`; no user can choose it. */
export type EndReasonId = CancelReasonId | 'ended-in-solo'

/** Returns whether this version knows the reason, and so has words for it. */
export const isReason = (id: string): id is AskedReasonId =>
  id === ASKED_AT_BED || REASONS.some((known) => known === id)

/** Returns whether this version knows the reason for which a request ended. */
export const isEndReason = (id: string): id is EndReasonId =>
  id === 'ended-in-solo' || CANCEL_REASONS.some((known) => known === id)
