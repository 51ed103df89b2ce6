/** Words of encounter reports. */
export const reports = {} as const
