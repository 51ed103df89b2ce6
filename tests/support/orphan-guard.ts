import { spawn } from 'node:child_process'

/**
 * Sees to it that nothing of a test outlives its runner, even one that was killed: a process of its own waits for this one
 * to go, then kills `pid` with SIGKILL and removes `folder`.
 * @returns what calls it off, for when both are gone in good order
 */
export function guardAgainstOrphan(pid: number | undefined, folder: string): () => void {
  const script = 'cat; kill -KILL $1 2>/dev/null; sleep 0.2; rm -rf "$2"'
  const guard = spawn('sh', ['-c', script, 'sh', String(pid ?? ''), folder], {
    // Its input ends with this process, however that ends.
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl-C on a terminal is for the whole group: it must outlive that.
    detached: true,
  })
  guard.unref()
  return () => {
    guard.kill('SIGKILL')
    guard.stdin.destroy()
  }
}
