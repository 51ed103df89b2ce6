import { fileURLToPath } from 'node:url'
import { projectFiles, readImports } from './import-graph.mjs'
import { circles, wallsBroken } from './import-walls.mjs'
import { securityFaults } from './security-checks.mjs'
import { treeFaults } from './tree.mjs'
import { slowWordsIn } from './words.mjs'

// `npm run structure`: the walls between rooms, the tree in ARCHITECTURE.md, the words of comments and documents, and the
// table of security requirements.
const root = fileURLToPath(new URL('../..', import.meta.url))
const files = await projectFiles(root)
const imports = readImports(root, files)
const write = process.argv.includes('--write')

const upward = wallsBroken(imports)
const rings = circles(imports)
const faults = [
  ...upward,
  ...rings.map((ring) => `Rooms import each other: ${ring}`),
  ...treeFaults(root, files, { write }),
  ...slowWordsIn(root, files),
  ...securityFaults(root, { write }),
]
for (const fault of faults) console.error(fault)
console.log(
  `${imports.length} imports between ${files.length} files: ${upward.length} against the order of rooms, ${rings.length} rooms in circles; ${faults.length} faults in all.`,
)
process.exitCode = faults.length > 0 ? 1 : 0
