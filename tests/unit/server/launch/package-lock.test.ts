import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(join(projectRoot(), 'package-lock.json'), 'utf8'),
)

// `npm ci` refuses a lock without them; `npm install` leaves out those its registry does not serve.
it('locks the optional packages of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLockedFor(path, name)),
  )
  expect(missing).toEqual([])
})

it('names no registry, so that each hospital installs from its own', () => {
  const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)
  expect(named).toEqual([])
})

/** Looks where Node would, from the innermost node_modules outwards. */
function isLockedFor(path: string, name: string): boolean {
  const candidate = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`
  if (candidate in lock.packages) return true
  const above = path.lastIndexOf('/node_modules/')
  return path !== '' && isLockedFor(above === -1 ? '' : path.slice(0, above), name)
}
