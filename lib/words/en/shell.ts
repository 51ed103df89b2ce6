/** Words of the header, the menus and pages that failed. */
export const shell = {} as const
