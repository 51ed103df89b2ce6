import { describe, expect, it } from 'vitest'
import { ALL_PROGRAMS, bundleOptions } from '@/server/launch/bundle-options.mjs'
import { projectRoot } from '@/server/project-root'
import { temporaryFolder } from './temporary-folder'

describe('bundling the server', () => {
  it('finds every program in this project', () => {
    const { entryPoints } = bundleOptions(projectRoot(), ALL_PROGRAMS, 'dist')
    expect(entryPoints).toEqual([
      { in: 'server/main.ts', out: 'main' },
      { in: 'server/admin.ts', out: 'admin' },
      { in: 'server/solo/standalone.ts', out: 'solo' },
    ])
  })

  it('refuses to leave out one whose source is missing', () => {
    const root = temporaryFolder({ 'server/main.ts': '', 'server/solo/standalone.ts': '' })
    expect(() => bundleOptions(root, ALL_PROGRAMS, 'dist')).toThrow('server/admin.ts is missing.')
  })
})
