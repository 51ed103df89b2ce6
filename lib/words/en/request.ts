/** Words of asking for help and what becomes of it. */
export const request = {} as const
