/** Words of what is heard. */
export const sound = {} as const
