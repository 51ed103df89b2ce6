/** Words of the queue of open requests. */
export const queue = {} as const
