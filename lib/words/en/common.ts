/** What every page may say. */
export const common = {
  brand: 'Lantern',
} as const
