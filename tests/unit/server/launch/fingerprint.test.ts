import { renameSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '@/server/launch/fingerprint.mjs'
import { temporaryFolder, write } from './temporary-folder'

const project = () =>
  temporaryFolder({
    'package-lock.json': '{}',
    'next.config.mjs': 'export default {}',
    'app/page.tsx': 'page',
    'server/platform/db/open.ts': 'open',
  })

describe('the fingerprint of the sources', () => {
  it.each([
    ['a page', 'app/page.tsx'],
    ['a file deep in the server', 'server/platform/db/open.ts'],
    ['the configuration of the build', 'next.config.mjs'],
    ['the lock', 'package-lock.json'],
  ])('changes with %s', (_, path) => {
    const root = project()
    const before = fingerprint(root)
    write(root, path, 'other')
    expect(fingerprint(root)).not.toBe(before)
  })

  it('changes when a file is added, or renamed with its content', () => {
    const root = project()
    const before = fingerprint(root)
    write(root, 'lib/new.ts', '')
    const added = fingerprint(root)
    renameSync(join(root, 'lib/new.ts'), join(root, 'lib/newer.ts'))
    expect(new Set([before, added, fingerprint(root)]).size).toBe(3)
  })

  it('is the same for the same contents in another checkout, whatever the times', () => {
    const root = project()
    utimesSync(join(root, 'app/page.tsx'), 1, 1)
    expect(fingerprint(root)).toBe(fingerprint(project()))
  })

  it.each(['tests/unit/a.test.ts', 'README.md', '.next/BUILD_ID', 'dist/main.mjs', 'app/.DS_Store'])(
    'does not depend on %s',
    (path) => {
      const root = project()
      const before = fingerprint(root)
      write(root, path, 'anything')
      expect(fingerprint(root)).toBe(before)
    },
  )

  it('tells content moved between neighbouring files', () => {
    const one = temporaryFolder({ 'app/a': 'xy', 'app/b': 'z' })
    const other = temporaryFolder({ 'app/a': 'x', 'app/b': 'yz' })
    expect(fingerprint(one)).not.toBe(fingerprint(other))
  })
})
