/** Words of what Lantern may answer with a no. */
export const refusals = {} as const
