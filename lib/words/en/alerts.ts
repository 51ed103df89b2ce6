/** Words of notices, the tab and the keys. */
export const alerts = {} as const
