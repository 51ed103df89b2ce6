const withSeconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const toTheMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** Returns "14:03:22" in the display's own time zone. `at`: ms since the epoch. */
export const clockTime = (at: number): string => withSeconds.format(at)

/** Returns "14:03" in the display's own time zone. `at`: ms since the epoch. */
export const minuteTime = (at: number): string => toTheMinute.format(at)
