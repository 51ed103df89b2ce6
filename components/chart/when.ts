const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** "23 Nov 2026, 09:15", in the display's own time zone. `at`: ms since the epoch. */
export const dayAndTime = (at: number): string => `${day.format(at)}, ${minute.format(at)}`

/** The day that `at` is in, by the display's own calendar: from its midnight up to the next one, ms since the epoch. */
export function dayAround(at: number): { readonly from: number; readonly to: number } {
  const date = new Date(at)
  const midnight = (offset: number) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + offset).getTime()
  return { from: midnight(0), to: midnight(1) }
}

/** Solo's word for a status in words of a sentence: "in progress.exam.ready" has dots. */
export const statusWords = (status: string): string => status.replaceAll('.', ', ').replaceAll('_', ' ')
