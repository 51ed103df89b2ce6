/** Words of who covers which unit. */
export const coverage = {} as const
