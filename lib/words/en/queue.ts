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
    declined: 'The person at the bed asked you to wait ({time})',
    bedWaits: 'At the bed they wait for you ({time})',
  },
  tabs: { label: 'What to show', queue: 'Queue', board: 'Board' },
  emergencies: 'Emergencies <number>{n, number}</number>',
  waiting: 'Waiting <number>{n, number}</number>',
  inHand: 'In hand <number>{n, number}</number>',
  quiet: {
    loading: 'Loading the queue…',
    nobodyWas: 'No one was waiting',
    nobodyForYou: 'No one is waiting for you',
    nobody: 'No one is waiting',
  },
  choice: { label: 'Show in the queue', mine: 'My units', all: 'All' },
  counts: {
    label: 'How many wait where',
    fold: 'By unit',
    /** For a screen reader, after the unit. */
    emergencies: ', {n, plural, one {# emergency} other {# emergencies}}',
  },
  row: {
    claim: 'Claim',
    returned: 'Back in the queue: {returned}',
    inCallWith: 'With {who}',
    timer: { waiting: 'waiting', claimed: 'claimed', 'in-call': 'in call' },
  },
} as const
