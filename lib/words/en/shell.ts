import { recovery } from './recovery'

/** Words of the header, the menus and pages that failed. */
export const shell = {
  about: 'A virtual nursing dashboard',
  appAbout: 'Virtual nursing: who asks for help, where, and for how long',
  pagesLabel: 'Pages',
  notSeen: '{count, number} not seen yet',
  pages: {
    board: 'Board',
    appointments: 'Appointments',
    reports: 'Reports',
    callQuality: 'Call quality',
    openedCharts: 'Privacy',
    compliance: 'Audit',
    displays: 'Displays',
    accounts: 'Accounts',
    layout: 'Layout',
    escalation: 'Escalation',
  },
  role: {
    bedside: { label: 'Bedside nurse', does: 'Asks for help at a bed, and takes it back.' },
    virtual: { label: 'Virtual nurse', does: 'Claims a request and joins the video call.' },
    charge: { label: 'Charge nurse', does: 'Sees the whole unit and may do everything.' },
    display: { label: 'Wall display', does: 'Shows the board, without names.' },
    device: { label: 'Device at a bed', does: 'Serves its own bed. Gets nothing about others.' },
    admin: { label: 'Administrator', does: 'Runs the system, without patient data.' },
    compliance: {
      label: 'Compliance officer',
      does: 'Sees who looked at which patient.',
    },
  },
  ownAccount: 'Your account: password and where you are signed in',
  microsoft: 'Microsoft account',
  lock: 'Lock this screen (Alt+L)',
  lockShort: 'Lock',
  signOut: 'Sign out {name}',
  signOutShort: 'Sign out',
  demo: 'DEMO',
  demoMeaning: '— not for patient care',
  theme: { title: 'Theme: light or dark', short: 'Theme' },
  language: {
    label: 'Language',
    about: 'The language of Lantern in this browser.',
    waiting: 'Lantern’s server does not answer: the language changes as soon as it does.',
  },
  protocol: {
    pageOutdated:
      'This page is from an older version of Lantern and gets no news. Reload it now; until then use the phone or the nurse call.',
    serverOutdated:
      'The server is being updated. This page gets no news until that is done, and then continues by itself. Until then use the phone or the nurse call.',
    reload: 'Reload<also> this page</also>',
  },
  recovery,
  notFound: { title: 'This page does not exist', board: 'Go to the board' },
} as const
