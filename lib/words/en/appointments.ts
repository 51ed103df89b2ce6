/** Words of booking and changing appointments. */
export const appointments = {} as const
