import { join } from 'node:path'
import { install, whyInstall } from './install.mjs'
import { withLock } from './lock.mjs'
import { build, whyBuild } from './production-build.mjs'

/**
 * Makes the project ready to run, doing only what is missing. Safe to call from several processes at once: one works, the
 * others wait for it and then find nothing left to do.
 * @param {string} root - the folder of the project
 * @param {{ rebuild?: boolean, buildToo?: boolean }} [wanted] - `rebuild`: build even when the build is current;
 *   `buildToo` false: install only
 * @throws {import('./step.mjs').StepFailed | import('./step.mjs').Interrupted}
 */
export async function prepare(root, { rebuild = false, buildToo = true } = {}) {
  const todo = () => {
    const buildReason = buildToo ? (rebuild ? 'asked for' : whyBuild(root)) : null
    // The build runs without the packages that are only for building and testing.
    const development = !buildToo || buildReason !== null
    return { buildReason, installReason: whyInstall(root, { development }) }
  }

  const first = todo()
  if (!first.buildReason && !first.installReason) return
  await withLock(join(root, 'dist', 'launch.lock'), async (lock) => {
    const { buildReason, installReason } = todo()
    if (installReason) await install(root, installReason, lock)
    if (buildReason) await build(root, buildReason, lock)
  })
}
