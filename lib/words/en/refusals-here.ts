/**
 * Refusals that a page makes by itself, before or without the server's answer. Browsers get these English texts with the code
 * that uses them, so braces hold only a name.
 */
export const here = {
  unreachable: 'Lantern’s server does not answer. Use the phone or the nurse call.',
  answered: 'Lantern’s server could not do this ({status}). Try again, or use the phone.',
  fileLost: 'The file did not arrive. Try again.',
  firstDay: 'Choose the first day.',
  lastDay: 'Choose the last day.',
  daysTurned: 'The last day must not be before the first.',
  reportDays: 'A report covers at most {days} days. Choose a shorter time.',
  csvDays: 'The CSV covers at most {days} days. Choose fewer.',
  passwordShort: 'The password needs {characters} characters or more.',
  passwordLong: 'The password may have at most {characters} characters.',
  passwordControl: 'The password must not contain control characters.',
  pathEmpty: 'A path needs at least one step.',
  pathLong: 'A path has at most {steps} steps.',
  pathEnd: 'The last step must call everybody.',
  stepTime: 'Give a time such as 1:30.',
  stepFirst: 'The first step must be at 0:00.',
  stepLate: 'At the latest after {time}.',
  stepOrder: 'Must be later than the step before.',
} as const
