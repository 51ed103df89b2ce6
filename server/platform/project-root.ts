import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Returns the project's folder, found from this file upwards: it runs from server/ in tests and from dist/ once built.
 */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const above = dirname(folder)
    if (above === folder)
      throw new Error('This build lies outside its project: migrations and pages are not there.')
    folder = above
  }
  return folder
}
