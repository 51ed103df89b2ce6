/** Words of a display on the wall. */
export const wall = {
  updated: 'Updated {time}',
  beds: 'Beds',
  unit: {
    only: '{unit} only',
    noBeds: '{unit} has no beds. An administrator chooses another unit for this screen.',
  },
  answer: {
    label: 'Who is waiting',
    nobody: 'No one is waiting',
    nobodyWas: 'No one was waiting',
    notSent: 'NOT SENT: use the phone',
    more: '{n, plural, one {# more} other {# more}}',
    emergencies: '{n, plural, one {# emergency} other {# emergencies}}',
    elsewhere: 'In another building',
  },
  pages: {
    label: 'Pages of the wall',
    of: '{page, number} of {pages, number}',
    floors: '{first} to {last}',
    waiting: 'Waiting',
    paused: 'Paused',
    pause: 'Pause on this page',
    goOn: 'Turn the pages again',
    previous: 'Previous page',
    next: 'Next page',
  },
} as const
