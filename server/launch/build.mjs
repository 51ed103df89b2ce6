import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
const { endInOneLine, root } = await import('./launch.mjs')
const { prepare } = await import('./prepare.mjs')
// Asked for by name it always builds; the tests ask for it only where it is needed.
await prepare(root, { rebuild: !process.argv.includes('--if-stale') }).catch(endInOneLine)
