import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
const { endInOneLine, root } = await import('./launch.mjs')
const { endWithParent } = await import('./end-with-parent.mjs')
const { prepare } = await import('./prepare.mjs')
process.chdir(root)
endWithParent()
await prepare(root, { buildToo: false }).catch(endInOneLine)
const { watchServer } = await import('./watch-server.mjs')
await watchServer(root)
