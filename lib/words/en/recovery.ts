/**
 * Instead of a page that failed. Without variables, so that they are what they say even where nothing formats them: the page
 * for a failed layout has nobody to give it words.
 */
export const recovery = {
  title: 'Lantern has stopped working on this screen',
  text: 'Use the phone or the nurse call. Requests that were received are kept. This screen tries again every 10 seconds.',
  again: 'Try again now',
  unserved: 'Lantern’s server does not answer yet.',
} as const
