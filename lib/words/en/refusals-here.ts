/**
 * What a page may refuse by itself, before or without the server's answer. Browsers get these English texts with the code
 * that says them: nothing stands in the braces but a name.
 */
export const here = {
  unreachable: 'Lantern’s server does not answer. Use the phone or the nurse call.',
  answered: 'Lantern’s server answered {status}. Try again, or use the phone.',
  fileLost: 'The file did not come through. Try again.',
  firstDay: 'Choose the first day.',
  lastDay: 'Choose the last day.',
  daysTurned: 'The last day must not be before the first.',
  reportDays: 'A report takes {days} days at most: choose a shorter time.',
  csvDays: 'The CSV takes {days} days at once: choose fewer.',
  passwordShort: 'The password needs {characters} characters or more.',
  passwordLong: 'The password may have {characters} characters.',
  passwordControl: 'The password must hold no control characters.',
  pathEmpty: 'A path needs at least one step.',
  pathLong: 'A path has at most {steps} steps.',
  pathEnd: 'The last step must call everybody.',
  stepTime: 'Give a time such as 1:30.',
  stepFirst: 'The first step must be at 0:00.',
  stepLate: 'At the latest after {time}.',
  stepOrder: 'Must be later than the step before.',
} as const
