/** @typedef {import('./execution.mjs').Outcome} Outcome */

/**
 * Words the end of a run: a line for each stage, the tests that failed and those that could not run, and last the totals on a line of
 * their own.
 * @param {readonly Outcome[]} outcomes
 * @param {readonly string[]} missing - programs that were not there
 * @returns {string}
 */
export function summary(outcomes, missing) {
  const width = Math.max(...outcomes.map(({ name }) => name.length))
  const lines = outcomes.map((outcome) => {
    const seconds = `${outcome.seconds.toFixed(1)} s`.padStart(9)
    return `  ${outcome.name.padEnd(width)} ${seconds}  ${verdict(outcome)}`
  })
  const warnings = missing.map((program) => `NOT FULLY TESTED: no ${program} was found here.`)
  const failures = outcomes.flatMap((outcome) => outcome.failures ?? []).map((line) => `FAILED ${line}`)
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0)
  const skipped = sum('skipped')
  const totals = `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return ['', ...lines, '', ...failures, ...warnings, totals].join('\n')
}

function verdict(/** @type {Outcome} */ { passed, failed, skipped, note }) {
  if (note) return note
  const counts = [
    passed > 0 && `${passed} passed`,
    failed > 0 && (passed > 0 || failed > 1 ? `${failed} FAILED` : 'FAILED'),
    skipped > 0 && `${skipped} skipped`,
  ].filter((part) => part !== false)
  return counts.join(', ') || 'passed'
}
