/** Why a nurse asks: one tap each, in the order shown. Fixed reasons keep patient data out of the log. */
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

/** Of what was asked at the device of a bed: no nurse chooses it. */
export const ASKED_AT_BED = 'asked-at-bed'
export type AskedReasonId = ReasonId | typeof ASKED_AT_BED

/** Why a request is taken back, in the order shown. */
export const CANCEL_REASONS = [
  'handled-at-bedside',
  'asked-by-mistake',
  'patient-moved',
  'another-reason',
] as const
export type CancelReasonId = (typeof CANCEL_REASONS)[number]

/** `ended-in-solo` is written by the watcher, never chosen. */
export type EndReasonId = CancelReasonId | 'ended-in-solo'

/** Whether this version knows the reason, and so has words for it. */
export const isReason = (id: string): id is AskedReasonId =>
  id === ASKED_AT_BED || REASONS.some((known) => known === id)

/** The same of why a request ended. */
export const isEndReason = (id: string): id is EndReasonId =>
  id === 'ended-in-solo' || CANCEL_REASONS.some((known) => known === id)
