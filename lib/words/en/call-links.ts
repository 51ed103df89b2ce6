/** Words of the pages behind call links that open no call. */
export const callLinks = {
  heading: 'Teladoc Solo (emulator)',
  toBoard: 'To the board',
  refused: {
    tampered: {
      title: 'This link does not open a call',
      text: 'It is incomplete, or it was not made by this server.',
    },
    expired: {
      title: 'This link is too old',
      text: 'Links into a call work for a short time only.',
    },
    'other-call': {
      title: 'This link belongs to another call',
      text: 'Its address was changed.',
    },
    'other-side': {
      title: 'This link is for the other side of the call',
      text: 'The nurse and the bed have a link of their own each.',
    },
    used: {
      title: 'This link was used before',
      text: 'A link lets one browser in, once. If that was not you, tell the person who gave it to you.',
    },
    revoked: {
      title: 'This invitation does not hold any more',
      text: 'The nurse has taken it back, or did not let you in.',
    },
    over: {
      title: 'This call is over',
      text: 'Invitations end with their call.',
    },
    cancelled: {
      title: 'This appointment was cancelled',
      text: 'There is no video call to join any more.',
    },
  },
  instead: {
    nurse: 'Go back to the board and join from there: that makes a new link.',
    others: 'Ask the person who sent you the link for a new one.',
  },
  elsewhere: {
    title: 'The video call would open here',
    teams:
      'This server has no Microsoft Teams. In a real tenant, this link opens the Teams call of appointment {id}.',
    withoutLantern:
      'This is the emulator of Teladoc Solo without Lantern’s pages. With them, or in a real tenant, this link opens the video call of appointment {id}.',
    appointment: 'Appointment',
    joinAs: 'You join as',
    side: { provider: 'provider', patient: 'patient', guest: 'guest' },
    through: 'Through',
  },
} as const
