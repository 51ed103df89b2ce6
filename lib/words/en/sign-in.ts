/** Words of the sign-in page. */
export const signIn = {
  title: 'Sign in',
  about: 'A nurse asks for help at a bed. Every screen sees it at once.',
  supplement:
    'Lantern supplements the wired nurse call that building codes require. It does not replace it: in an emergency, and whenever Lantern is silent or grey, use the nurse call.',
  ended: {
    signedOut: 'You have signed out.',
    expired: 'Your session has ended. Sign in again.',
    revoked: 'Your access was withdrawn. Ask your administrator.',
  },
  unsent: {
    what: 'NOT SENT: {priority, select, emergency {emergency} urgent {urgent} other {routine}}, {place}, asked at {time}.',
    call: '{phone, select, none {Use the phone} other {Call <number>{phone}</number>}} or use the nurse call. The request stays in this browser: sign in to send it, or to say that it is no longer needed.',
  },
  username: 'Username',
  password: 'Password',
  signingIn: 'Signing in…',
  adminsOnly: 'Password (administrators only)',
  demo: { title: 'Demo hospital', about: 'Not for patient care. Look around as:' },
  problem: {
    noAnswer: 'Lantern’s server does not answer. Try again, and use the phone until it does.',
    tooManyFor: 'Too many attempts. Try again in {wait}.',
    tooMany: 'Too many attempts. Try again later.',
    wrong: 'The username or the password is wrong.',
    fails: 'Signing in does not work at the moment. Try again, or ask your administrator.',
  },
} as const
