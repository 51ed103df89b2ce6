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
  /** The first and the last day of a range. */
  days: { label: 'Period', from: 'From', to: 'To' },
  /** The parts of a place, where the hospital writes such a word in front of a name. */
  place: { floor: 'floor {name}', room: 'room {name}', bed: 'bed {name}' },
  beds: '{count, plural, one {# bed} other {# beds}}',
} as const
