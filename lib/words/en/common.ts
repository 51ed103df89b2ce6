/** Words that every page may use. */
export const common = {
  brand: 'Lantern',
  /** The title of a page, in the browser's tab. */
  title: '{page} · Lantern',
  close: 'Close',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  undo: 'Undo',
  tryAgain: 'Try again',
  beds: '{count, plural, one {# bed} other {# beds}}',
} as const
