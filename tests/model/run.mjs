import { check, missingPrograms } from './spin.mjs'
import { DEEP, SPARE, WHOLE, WINDOWS, WITHOUT } from './variants.mjs'

/**
 * `npm run model`: checks the model of the delivery (docs/MODEL.md) with Spin: as it is, and without each remedy, which must show
 * a counterexample. `-- --steps` prints the steps of each counterexample; `-- --deep` also checks what takes some minutes.
 */

/** @typedef {import('./variants.mjs').Variant} Variant */

/** Each check needs one core and at most about 1.5 GB. */
const AT_ONCE = 2
const withSteps = process.argv.includes('--steps')
const isDeep = process.argv.includes('--deep')

const missing = await missingPrograms()
if (missing.length > 0) {
  console.error(
    `The model was not checked, because this is not installed: ${missing.join(', ')}. On Debian: apt-get install spin gcc`,
  )
  process.exit(1)
}

/** @type {readonly { readonly title: string, readonly variants: readonly Variant[], readonly holds: boolean }[]} */
const groups = [
  { title: 'the whole model', variants: isDeep ? [...WHOLE, ...DEEP] : WHOLE, holds: true },
  { title: 'without', variants: WITHOUT, holds: false },
  { title: 'not needed', variants: SPARE, holds: true },
  { title: 'what the API leaves open', variants: WINDOWS, holds: false },
]
const jobs = groups.flatMap(({ title, variants, holds }) =>
  variants.map((variant) => ({ title, variant, holds })),
)
/** @type {string[][]} */
const rows = jobs.map(() => [])
let wrong = 0
let next = 0

async function work() {
  for (let at = next++; at < jobs.length; at = next++) {
    const job = jobs[at]
    if (!job) return
    const { title, variant, holds } = job
    const { states, depth, seconds, steps } = await check(variant, { wantsShortest: !holds })
    const isRight = (steps === null) === holds
    if (!isRight) wrong += 1
    const result = `${steps === null ? 'holds' : 'counterexample'}${isRight ? '' : '  UNEXPECTED'}`
    const figures = states.padStart(10) + depth.padStart(7) + `${seconds.toFixed(0)} s`.padStart(7)
    const line = `${title.padEnd(26)}${variant.name.padEnd(52)}${variant.of.padEnd(9)}${figures}  ${result}`
    rows[at] = [line, ...(steps && (withSteps || !isRight) ? steps.map((step) => `    ${step}`) : [])]
    console.error(line)
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work))

const head = `${''.padEnd(26)}${'variant'.padEnd(52)}${'property'.padEnd(9)}${'states'.padStart(10)}${'depth'.padStart(7)}${'time'.padStart(7)}`
console.log([head, ...rows.flat()].join('\n'))
console.log(wrong === 0 ? '\nAll as expected.' : `\n${wrong} not as expected.`)
process.exitCode = wrong > 0 ? 1 : 0
