/** Words of filters and saved views. */
export const views = {} as const
