/** Words of the board and its beds. */
export const board = {
  priority: { emergency: 'Emergency', urgent: 'Urgent', routine: 'Routine' },
  waitingAlso:
    '{waiting, plural, one {# waiting} other {# waiting}}{emergencies, plural, =0 {} one {, # emergency} other {, # emergencies}}',
} as const
