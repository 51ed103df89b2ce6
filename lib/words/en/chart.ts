/** Words of the patient behind a bed. */
export const chart = {} as const
