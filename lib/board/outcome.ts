/** How a nurse says that a call ended: the patient was helped, or someone has to go to the bed. */
export const OUTCOME_KINDS = ['completed', 'needs-bedside'] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

/** The longest note on an outcome, in characters. */
export const LONGEST_NOTE = 300

/** How long (ms) a nurse can take back what they said of a call; a completed request is closed in Solo after that. */
export const OUTCOME_UNDO_MS = 30_000
