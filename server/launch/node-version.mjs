/* Read by whatever Node is there, so nothing newer than ES2020 here, and no imports. */

/** Ends the process with one clear line when its Node is older than 20.9, the oldest that Next runs on. */
export function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  console.error(
    'Lantern needs Node 20.9 or newer; this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').',
  )
  process.exit(1)
}
