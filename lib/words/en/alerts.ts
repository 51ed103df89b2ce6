/** Words of desktop notices, and of the queue by keyboard. */
export const alerts = {
  notice: {
    emergency: 'Emergency: {place}',
    urgent: 'Urgent: {place}',
    routine: 'Routine: {place}',
  },
  ask: 'Get notices of calls while this window is behind others.',
  notify: 'Notify me',
  notNow: 'Not now',
  tab: '{count, plural, =0 {} other {(#) }}{building} · Lantern',
  tabAlone: '{count, plural, =0 {} other {(#) }}Lantern',
  elsewhere: {
    label: 'Emergencies in other buildings',
    more: '{n, plural, one {# more} other {# more}}',
    open: 'Open this bed',
  },
  /** On pages without a board. */
  page: {
    label: 'Who is waiting',
    first: '{request}, {building}.',
    waiting: '{count, plural, one {# request calls you.} other {# requests call you.}}',
    toBoard: 'Go to the board',
    tab: '{count, plural, =0 {} other {(#) }}{title}',
    noNews:
      'No news since {time} — requests may be waiting that this page does not show. Use the phone or the nurse call.',
    contactSheet: 'Contact sheet',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    titleKey: 'Keyboard shortcuts (?)',
    about: 'They do nothing while you type, or while a dialog is open.',
    next: 'Next in the queue',
    previous: 'The one before',
    open: 'Open it',
    claim: 'Claim it',
    release: 'Release your call',
    complete: 'Complete your call',
    find: 'Find a bed',
    lock: 'Lock this screen',
    list: 'Show this list',
    close: 'Close a dialog',
    enter: 'Enter',
    escape: 'Esc',
  },
} as const
