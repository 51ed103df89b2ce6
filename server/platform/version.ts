import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const stamp = z.object({ fingerprint: z.string().min(12) })

/**
 * Returns the name of the build under `root`: the start of its sources' fingerprint, so that nodes built one by one
 * from the same sources agree. `development` where nothing was built.
 */
export function readVersion(root: string): string {
  try {
    return stamp
      .parse(JSON.parse(readFileSync(join(root, 'dist', 'build.json'), 'utf8')))
      .fingerprint.slice(0, 12)
  } catch {
    return 'development'
  }
}
