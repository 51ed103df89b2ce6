/** Words of the page of accounts, for administrators, and of each user's own account. */
export const accounts = {
  title: 'Accounts{count, plural, =0 {} other { (#)}}',
  find: 'Find by name or username',
  noneFound: 'No account has that name.',
  attacked:
    '{count, plural, =1 {Someone is guessing the password of {names}.} other {Someone is guessing the passwords of # accounts: {names}.}} At browsers where they have signed in before, they sign in as usual; elsewhere a wrong password delays the next try, by a minute at most.',
  load: {
    loading: 'Loading…',
    failed: 'This page cannot be loaded',
    outOfDate: 'This page may be out of date: {why}',
  },
  field: {
    name: 'Name',
    namePlaceholder: 'Nora Smith, RN',
    usernamePlaceholder: 'n.smith',
    username: 'Username',
    usernameHelp:
      'Small letters, digits, dots and hyphens; or the name at Microsoft, such as name@hospital.example.',
    role: 'Role',
    firstPassword: 'First password',
    oldPassword: 'Current password',
    newPassword: 'New password',
    passwordHelp:
      'At least {characters, number} characters. Several words that do not belong together are easy to remember.',
    show: 'Show the password',
  },
  add: {
    title: 'Add an account',
    add: 'Add the account',
    adding: 'Adding…',
    added: '{name} can sign in now.',
  },
  card: {
    disabled: 'disabled',
    used: 'Last used {when}',
    neverUsed: 'Never signed in',
    microsoft: 'Signs in with Microsoft',
    passkeys: '{count, plural, one {# passkey} other {# passkeys}}',
    app: 'Authenticator app',
    demo: 'Of the demo',
    attack: 'Someone is guessing the password: {failures, number} wrong ones so far.',
    wrongCodes:
      '{count, number} wrong codes after the right password, so the next one has to wait. If that was not the user, set a new password.',
    manage: 'Manage',
    manageOne: 'Manage {name}',
  },
  manage: {
    roleSignsOut: 'Another role signs this person out everywhere.',
    unlock: 'Forget wrong passwords and codes',
    password: 'New password…',
    unlink: 'Unlink Microsoft…',
    'reset-factors': 'Reset second factors…',
    own: 'Your password and second factors',
    enable: 'Enable',
    disable: 'Disable…',
    back: 'Back',
    keep: 'Leave as it is',
    passwordAbout:
      'This person is signed out everywhere, and signs in with the new password. Tell it to them yourself.',
    passwordYes: 'Set the password',
    disableAbout:
      '{name} is signed out everywhere at once and can no longer sign in. The account can be enabled again.',
    disableYes: 'Yes, disable',
    unlinkAbout:
      '{name} is signed out everywhere. The next person who signs in at Microsoft with this username gets the account.',
    unlinkYes: 'Yes, unlink',
    'reset-factorsAbout':
      'Passkeys, authenticator app and recovery codes of {name} are removed, and {name} is signed out everywhere. After that only the password is needed: make sure first that it is {name} who asks.',
    'reset-factorsYes': 'Yes, reset',
  },
  own: {
    title: 'Your account',
    microsoft: 'Connect it, see its name, or disconnect it. With it you join calls by Teams.',
    password: 'Change your password',
    passwordAbout: 'You stay signed in here, and are signed out everywhere else.',
    change: 'Change the password',
    changed: 'Your password is changed.',
    wait: 'Too many wrong passwords. Try again in {wait}.',
    sessions: 'Where you are signed in{count, plural, =1 {} other { (#)}}',
    sessionsAbout: 'Sign out wherever you do not sit any more.',
    place: '{browser}, at {address}',
    otherBrowser: 'Another browser',
    times: 'Signed in {opened} · last used {used}',
    here: 'Here',
    end: 'Sign out there',
    endOne: 'Sign out there: {browser}',
  },
} as const
