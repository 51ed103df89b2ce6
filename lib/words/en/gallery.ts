/** Words of the page of every state. */
export const gallery = {} as const
