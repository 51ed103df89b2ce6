/** Words of the lock of a screen. */
export const lock = {
  label: 'Screen lock',
  who: 'Locked: {name}',
  about: 'Requests and alarms go on.',
  aboutAsking: 'Requests and alarms go on. Anyone can ask for help at a bed.',
  pin: 'PIN',
  password: 'Password',
  usePassword: 'Use the password',
  usePin: 'Use the PIN',
  unlock: 'Unlock',
  switch: 'Switch user',
  back: 'Back',
  username: 'Username',
  secret: 'PIN or password',
  signIn: 'Sign in',
  provider: 'Sign in with {provider}',
  hidden: {
    title: 'This page is hidden while the screen is locked.',
    about: 'Nothing of it is lost. Unlock the screen below to go on.',
    aboutAsking: 'Nothing of it is lost. Unlock the screen below to go on, or ask for help on the board.',
    board: 'Go to the board',
  },
  problem: {
    noAnswer: 'Lantern’s server does not answer. Try again, and use the phone until it does.',
    tooMany: 'Too many attempts. Wait a moment, then try again.',
    wrong: 'The username or the password is wrong.',
    pinWrong: 'The username or the PIN is wrong. After five wrong PINs the password is needed.',
    passwordNeeded:
      'A PIN does not help here for this username. Type the password: after that the PIN works in this browser for 12 hours.',
    fails: 'Signing in does not work at the moment. Try again, or ask your administrator.',
  },
} as const
