/** Words of finding a bed. */
export const search = {} as const
