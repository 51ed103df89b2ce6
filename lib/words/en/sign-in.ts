/** Words of the way in. */
export const signIn = {} as const
