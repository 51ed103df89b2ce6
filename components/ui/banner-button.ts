/** Classes of a button on a banner in the colours of a priority. */
export const ALERT_BUTTON =
  'inline-flex min-h-12 items-center gap-2 rounded-md border-2 border-current px-4 text-base font-bold hover:underline focus-visible:outline-current'

/** Classes of a button on a hazard banner, without its colour under the pointer. */
export const HAZARD_BUTTON = 'min-h-12 rounded-md border border-white/70 px-4 font-semibold'
