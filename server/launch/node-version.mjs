/* Any Node must be able to read this file, so it uses nothing newer than ES2020, and no imports. */

/**
 * Ends the process with one clear line when its Node is older than 20.9, the oldest that Next runs on.
 * @param {string} [who] - what needs it
 * @param {number} [oldest] - the oldest release of Node 20 that will do
 */
export function refuseOldNode(who = 'Lantern needs', oldest = 9) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= oldest)) return
  const found = `${process.versions.node} (${process.execPath})`
  console.error(`${who} Node 20.${oldest} or newer; this is Node ${found}.`)
  process.exit(1)
}
