/** Words of a display on the wall. */
export const wall = {} as const
