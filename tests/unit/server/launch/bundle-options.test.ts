import { describe, expect, it } from 'vitest'
import { ALL_PROGRAMS, bundleOptions } from '@/server/launch/bundle-options.mjs'
import { projectRoot } from '@/server/platform/project-root'
import { temporaryFolder } from './temporary-folder'

describe('bundling the server', () => {
  it('finds every program in this project', () => {
    const { entryPoints } = bundleOptions(projectRoot(), ALL_PROGRAMS, 'dist')
    expect(entryPoints).toEqual([
      { in: 'server/main.ts', out: 'main' },
      { in: 'server/admin.ts', out: 'admin' },
      { in: 'server/audit-command.ts', out: 'audit' },
      { in: 'server/solo-emulator/standalone.ts', out: 'solo' },
    ])
  })

  it('refuses to leave out one whose source is missing', () => {
    const root = temporaryFolder({ 'server/main.ts': '', 'server/solo-emulator/standalone.ts': '' })
    expect(() => bundleOptions(root, ALL_PROGRAMS, 'dist')).toThrow('server/admin.ts is missing.')
  })
})
