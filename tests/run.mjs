import { refuseOldNode } from '../server/launch/node-version.mjs'

// Lantern itself runs on 20.9; vitest's and knip's binaries do not.
refuseOldNode('The tests need', 19)
const { endWithParent } = await import('../server/launch/end-with-parent.mjs')
const { endInOneLine, root } = await import('../server/launch/launch.mjs')
const { prepare } = await import('../server/launch/prepare.mjs')
const { provide } = await import('./run/requirements.mjs')
const { chosenStages } = await import('./run/stages.mjs')
const { summary } = await import('./run/summary.mjs')

process.chdir(root)
endWithParent()
const stages = chosenStages(process.argv.slice(2))
await prepare(root, { buildToo: false }).catch(endInOneLine)
// Debian's packages come while the first stages run, which need none.
const providing = provide(stages.flatMap(({ uses = [] }) => uses)).catch(endInOneLine)
/** @type {import('./run/requirements.mjs').Program[]} */
let missing = []

/** @type {import('./run/execution.mjs').Outcome[]} */
const outcomes = []
for (let next = 0; next < stages.length; ) {
  const together = stages.slice(next).findIndex(({ sideBySide }) => !sideBySide)
  const batch = stages.slice(next, next + Math.max(1, together < 0 ? stages.length - next : together))
  next += batch.length
  if (batch.some(({ uses }) => uses)) missing = [...(await providing)]
  outcomes.push(...(await Promise.all(batch.map(runStage))))
}
missing = [...(await providing)]
console.log(summary(outcomes, missing))
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0

/** @returns {Promise<import('./run/execution.mjs').Outcome>} */
async function runStage(/** @type {import('./run/stages.mjs').Stage} */ stage) {
  const { name, needsBuild, vain, printsAtEnd } = stage
  const notRun = (/** @type {string} */ note, /** @type {number} */ failed) => ({
    name,
    seconds: 0,
    passed: 0,
    failed,
    skipped: 0,
    note: `not run: ${note}`,
  })
  if (needsBuild && outcomes.some((other) => other.name === 'build' && other.failed > 0)) {
    return notRun('the build failed', 1)
  }
  // What a developer's machine may lack, CI's may not.
  if (vain && missing.includes(vain)) return notRun(`no ${vain} was found`, process.env.CI ? 1 : 0)
  if (!printsAtEnd) console.log(`\n── ${name}`)
  return stage.run()
}
