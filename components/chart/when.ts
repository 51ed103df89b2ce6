/** Returns the day of `at` by the display's calendar: from its midnight up to the next, ms since the epoch. */
export function dayAround(at: number): { readonly from: number; readonly to: number } {
  const date = new Date(at)
  const midnight = (offset: number) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + offset).getTime()
  return { from: midnight(0), to: midnight(1) }
}

/** Returns words for a status of Solo that this version does not know: "in progress.triage" has dots. */
export const unknownStatus = (status: string): string => status.replaceAll('.', ', ').replaceAll('_', ' ')
