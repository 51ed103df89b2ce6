import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
const { endInOneLine, root } = await import('./launch.mjs')
const { prepare } = await import('./prepare.mjs')
// `npm run build` always builds; the tests pass --if-stale and build only where it is needed.
await prepare(root, { rebuild: !process.argv.includes('--if-stale') }).catch(endInOneLine)
