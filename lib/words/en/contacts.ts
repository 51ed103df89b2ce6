/** Words of the contact sheet, on paper and offline. */
export const contacts = {} as const
