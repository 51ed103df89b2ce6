import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 500
const ENDING = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Ends this process, as SIGTERM would, once the npm that started it is gone. npm puts a shell between itself and the server and
 * passes SIGTERM only to that shell, which dies without passing it on; a killed npm passes on nothing at all. The server would
 * live on unseen, holding its port and its data.
 */
export function endWithParent() {
  // A server started by hand must outlive the shell: nohup and service managers rely on this.
  if (!process.env.npm_lifecycle_event) return
  const before = parents()
  const watch = setInterval(() => {
    if (parents() === before) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  watch.unref()
  // A signal to the whole group ends npm as well: a second signal now would look like impatience.
  for (const signal of ENDING) {
    process.once(signal, () => {
      clearInterval(watch)
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
    })
  }
}

/** Returns the shell's pid, and npm's where /proc has it: an orphan's parent changes. */
function parents() {
  const shell = process.ppid
  try {
    const stat = readFileSync(`/proc/${shell}/stat`, 'utf8')
    return `${shell} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return `${shell}`
  }
}
