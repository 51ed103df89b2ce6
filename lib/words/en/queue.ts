/** Words of the queue of open requests. */
export const queue = {
  label: 'Queue',
  own: {
    label: 'Your calls',
    inCall: 'in call',
    claimed: 'claimed by you',
    open: 'Open',
    join: 'Join',
    release: 'Release',
    releasing: 'Releasing…',
    complete: 'Complete',
    declined: 'At the bed they asked you to wait ({time})',
  },
  waiting: 'Waiting <number>{n, number}</number>',
  inHand: 'In hand <number>{n, number}</number>',
  quiet: {
    loading: 'Loading the queue…',
    nobodyWas: 'Nobody was waiting',
    nobodyForYou: 'Nobody is waiting for you',
    nobody: 'Nobody is waiting',
  },
  choice: { label: 'Show in the queue', mine: 'My units', all: 'All' },
  counts: {
    label: 'How many wait where',
    /** After the unit, for a screen reader. */
    emergencies: ', {n, plural, one {# emergency} other {# emergencies}}',
  },
  row: {
    claim: 'Claim',
    returned: 'Back in the queue: {returned}',
    inCallWith: '{who}, in call',
  },
} as const
