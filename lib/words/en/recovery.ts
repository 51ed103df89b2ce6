/**
 * Words of the page that replaces a failed page. They have no variables, because the page for a failed layout gets no
 * formatter.
 */
export const recovery = {
  title: 'Lantern has stopped working on this screen',
  text: 'Use the phone or the nurse call. Requests that were received are kept. This screen tries again every 10 seconds.',
  again: 'Try again now',
  unserved: 'Lantern’s server does not answer yet.',
} as const
