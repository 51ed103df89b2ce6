/** Words of escalation paths. */
export const escalation = {} as const
