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
const missing = await provide(stages.flatMap(({ uses = [] }) => uses)).catch(endInOneLine)

/** @type {import('./run/execution.mjs').Outcome[]} */
const outcomes = []
for (const stage of stages) {
  const { name, needsBuild, vain } = stage
  const notRun = (/** @type {string} */ note, /** @type {number} */ failed) =>
    outcomes.push({ name, seconds: 0, passed: 0, failed, skipped: 0, note: `not run: ${note}` })
  if (needsBuild && outcomes.some((other) => other.name === 'build' && other.failed > 0)) {
    notRun('the build failed', 1)
  } else if (vain && missing.includes(vain)) {
    // What a developer's machine may lack, CI's may not.
    notRun(`no ${vain} was found`, process.env.CI ? 1 : 0)
  } else {
    console.log(`\n── ${name}`)
    outcomes.push(await stage.run())
  }
}
console.log(summary(outcomes, missing))
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0
