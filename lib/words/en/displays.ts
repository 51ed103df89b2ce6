/** Words of screens without a password. */
export const displays = {} as const
