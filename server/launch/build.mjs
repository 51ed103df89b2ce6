import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
const { endInOneLine, root } = await import('./launch.mjs')
const { prepare } = await import('./prepare.mjs')
await prepare(root, { rebuild: true }).catch(endInOneLine)
