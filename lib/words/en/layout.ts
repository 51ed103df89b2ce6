/** Words of beds, devices and phones. */
export const layout = {} as const
