/** Words of a user's PIN, on their own page. */
export const pin = {
  title: 'PIN for the screen lock',
  about:
    'A screen locks by itself after {minutes, plural, one {# minute} other {# minutes}} without a hand on keyboard, mouse or touch screen. A PIN unlocks it faster than your password.',
  aboutByHand:
    'A screen is locked with its button or with Alt+L. A PIN unlocks it faster than your password.',
  rule: 'Your PIN works only in a browser where you have signed in with your password in the last 12 hours. After five wrong PINs the password is needed.',
  none: 'You have no PIN.',
  since: 'You have had a PIN since {day}.',
  set: 'Your PIN is set.',
  removed: 'Your PIN is removed.',
  password: 'Your password',
  new: 'New PIN',
  again: 'New PIN, again',
  help: '6 to 10 digits. No date, no row such as 123456.',
  save: 'Set the PIN',
  change: 'Change the PIN',
  remove: 'Remove the PIN',
  problem: {
    length: 'A PIN has 6 to 10 digits, and nothing else.',
    common: 'Many people choose this PIN, so others would guess it. Choose another one.',
    date: 'This PIN is a date, which others may know. Choose another one.',
    different: 'The two PINs differ. Type the same one twice.',
  },
} as const
