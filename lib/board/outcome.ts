/** How long (ms) a nurse can take back what they said of a call; a completed request is closed in Solo after that. */
export const OUTCOME_UNDO_MS = 30_000
