import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
const { launch } = await import('./launch.mjs')
await launch('audit')
