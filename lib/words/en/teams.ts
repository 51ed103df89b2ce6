/** Words of Microsoft Teams, and of signing in with Microsoft or another provider. */
export const teams = {
  title: 'Microsoft Teams',
  way: {
    join: 'Join by Teams',
    instead: 'Join by Teams instead',
    busy: 'Opening Teams…',
    soloFailed: 'The call did not open. Teams is a second way into the same call.',
    teamsFailed: 'The call did not open by Teams. You can join the same call without Teams.',
    soloInstead: 'Join without Teams',
    missing: 'Connect your Microsoft account first',
    comesBack: 'Opens in a new tab. Your request stays open here.',
  },
  signIn: {
    or: 'or',
    button: 'Sign in with {provider}',
    busy: 'Going to {provider}…',
  },
  page: {
    about: 'To join calls by Teams, Lantern needs to open meetings in your name.',
    keeps:
      'Lantern keeps what Microsoft gives it sealed on its server, uses it for nothing else, and never shows it to a browser.',
    connect: 'Connect Microsoft account',
    connecting: 'Going to Microsoft…',
    other: 'Connect another account',
    connectedAs: 'Connected: {name}',
    connected: 'Your Microsoft account is connected.',
    done: 'You can close this tab and join by Teams.',
    disconnect: 'Disconnect',
    disconnecting: 'Disconnecting…',
    shared: 'Without an account of your own, calls by Teams are opened in the name of the hospital.',
    off: 'Teams is not set up here. Calls open without it.',
    toBoard: 'To the board',
  },
  refused: {
    unknown:
      '{provider} knows you, but Lantern has no account for you. Ask your administrator for one with the same name as your account at {provider}.',
    'other-identity':
      'This account belongs to another person at {provider}. Ask your administrator if you think that is a mistake.',
    'other-account':
      'That Microsoft account belongs to another person in Lantern. Connect your own: choose it in Microsoft’s list.',
    role: 'Your role joins no calls, so there is nothing to connect.',
    'no-role':
      '{provider} knows you, but your groups there give you no access to Lantern. Ask your administrator to add you to one that does.',
    'group-overage':
      'You are in too many groups for {provider} to name them all, so Lantern does not know what you may do. Ask your administrator to give you an app role instead.',
    'not-fresh':
      '{provider} did not ask who you are, so another person could be signed in there on this computer. Sign out at {provider}, then try again.',
    failed: 'Signing in with {provider} did not work. Try again, or ask your administrator.',
  },
} as const
