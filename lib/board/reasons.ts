/** Why a nurse asks: one tap each, in the order shown. Fixed words keep patient data out of the log. */
export const REASONS = [
  { id: 'second-check', label: 'Second check' },
  { id: 'admission', label: 'Admission' },
  { id: 'discharge', label: 'Discharge' },
  { id: 'patient-question', label: 'Patient question' },
  { id: 'pain-or-distress', label: 'Pain or distress' },
  { id: 'fall-risk', label: 'Fall risk' },
  { id: 'interpreter', label: 'Interpreter' },
  { id: 'other', label: 'Something else' },
] as const
export type ReasonId = (typeof REASONS)[number]['id']

/** Why a request is taken back. `ended-in-solo` is written by the watcher, never chosen. */
export const CANCEL_REASONS = [
  { id: 'handled-at-bedside', label: 'Handled at the bedside' },
  { id: 'asked-by-mistake', label: 'Asked by mistake' },
  { id: 'patient-moved', label: 'Patient moved' },
  { id: 'another-reason', label: 'Another reason' },
] as const
export type CancelReasonId = (typeof CANCEL_REASONS)[number]['id']

const LABELS = new Map<string, string>(REASONS.map(({ id, label }) => [id, label]))
const CANCEL_LABELS = new Map<string, string>([
  ...CANCEL_REASONS.map(({ id, label }) => [id, label] as const),
  ['ended-in-solo', 'Ended in Solo'],
])

/** The words for why a nurse asked; the id itself for one this version does not know. */
export const reasonLabel = (id: string): string => LABELS.get(id) ?? id

/** The words for why a request was taken back; likewise. */
export const cancelReasonLabel = (id: string): string => CANCEL_LABELS.get(id) ?? id
