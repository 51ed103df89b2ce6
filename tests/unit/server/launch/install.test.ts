import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { install, whyInstall } from '@/server/launch/install.mjs'
import { StepFailed } from '@/server/launch/step.mjs'
import { temporaryFolder, write } from './temporary-folder'

const PACKAGES = {
  'node_modules/next': { version: '16.4.6', integrity: 'sha512-next' },
  'node_modules/esbuild': { version: '0.28.2', integrity: 'sha512-esbuild', dev: true },
  'node_modules/@esbuild/aix-ppc64': {
    version: '0.28.2',
    integrity: 'sha512-aix',
    dev: true,
    optional: true,
  },
}
const lockOf = (packages: object) => JSON.stringify({ packages: { '': { name: 'lantern' }, ...packages } })
const without = (name: keyof typeof PACKAGES): Packages =>
  Object.fromEntries(Object.entries(PACKAGES).filter(([path]) => path !== name))

type Packages = Readonly<Record<string, { version: string }>>

/** A project whose node_modules hold `installed`, with npm's record of it. */
function project(installed: Packages | null): string {
  const root = temporaryFolder({ 'package-lock.json': lockOf(PACKAGES) })
  if (!installed) return root
  write(root, 'node_modules/.package-lock.json', JSON.stringify({ packages: installed }))
  for (const [path, { version }] of Object.entries(installed)) {
    write(root, `${path}/package.json`, JSON.stringify({ version }))
  }
  return root
}
const all = { development: true }

describe('whether dependencies have to be installed', () => {
  it('is so when node_modules is missing', () => {
    expect(whyInstall(project(null), all)).toBe('they are missing')
  })

  it('is so when an install by hand was broken off: npm has not left its record', () => {
    const root = project(null)
    write(root, 'node_modules/next/package.json', '{}')
    expect(whyInstall(root, all)).toBe('they are missing')
  })

  it('is not so after an install by hand that holds what the lock names', () => {
    expect(whyInstall(project(without('node_modules/@esbuild/aix-ppc64')), all)).toBeNull()
  })

  it('is so when the lock has moved to another version, and says which package', () => {
    const next = { version: '16.4.5', integrity: 'sha512-older' }
    const installed = { ...PACKAGES, 'node_modules/next': next }
    expect(whyInstall(project(installed), all)).toBe('next is not what package-lock.json names')
  })

  it('is so when the same version has another content', () => {
    const next = { version: '16.4.6', integrity: 'sha512-forged' }
    expect(whyInstall(project({ ...PACKAGES, 'node_modules/next': next }), all)).toContain('next')
  })

  it('is so when a package is not there, whatever npm has on record', () => {
    const root = project(PACKAGES)
    rmSync(join(root, 'node_modules/next'), { recursive: true })
    expect(whyInstall(root, all)).toContain('next')
  })

  it('needs packages for development only to build or test', () => {
    const root = project(without('node_modules/esbuild'))
    expect(whyInstall(root, { development: false })).toBeNull()
    expect(whyInstall(root, all)).toContain('esbuild')
  })
})

describe('installing', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
  })

  /** Stands in for npm: a script that does to node_modules what npm ci would. */
  function withNpm(root: string, script: string): void {
    write(root, 'bin/npm', `#!/bin/sh\n${script}`)
    chmodSync(join(root, 'bin/npm'), 0o755)
    vi.stubEnv('PATH', `${join(root, 'bin')}:${process.env.PATH}`)
    vi.stubEnv('npm_execpath', '')
  }
  const putPackages = (packages: Packages) =>
    [
      'mkdir -p node_modules',
      `echo '${JSON.stringify({ packages })}' > node_modules/.package-lock.json`,
      ...Object.entries(packages).map(
        ([path, { version }]) => `mkdir -p ${path} && echo '{"version":"${version}"}' > ${path}/package.json`,
      ),
    ].join(' && ')

  it('is over once npm has done it, even where npm left out something optional', async () => {
    const root = project(null)
    withNpm(root, `echo "$@" > asked; ${putPackages({ 'node_modules/next': PACKAGES['node_modules/next'] })}`)
    await install(root, 'they are missing')
    expect(whyInstall(root, all)).toBeNull()
    expect(readFileSync(join(root, 'asked'), 'utf8')).toMatch(/^ci --include=dev /)
  })

  it('is due again when the lock changes, or node_modules is pruned afterwards', async () => {
    const root = project(null)
    withNpm(root, putPackages(PACKAGES))
    await install(root, 'they are missing')
    write(
      root,
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: without('node_modules/esbuild') }),
    )
    expect(whyInstall(root, all)).toContain('esbuild')
    write(root, 'node_modules/.package-lock.json', JSON.stringify({ packages: PACKAGES }))
    write(root, 'package-lock.json', lockOf({ ...PACKAGES, 'node_modules/zod': { version: '4.6.7' } }))
    expect(whyInstall(root, all)).toContain('zod')
  })

  it('is due again under another Node, but not to run what is built', async () => {
    const root = project(null)
    withNpm(root, putPackages(PACKAGES))
    await install(root, 'they are missing')
    vi.stubGlobal('process', Object.create(process, { version: { value: 'v99.0.0' } }))
    expect(whyInstall(root, all)).toMatch(/^they were chosen for Node v\d+\.\d+\.\d+$/)
    expect(whyInstall(root, { development: false })).toBeNull()
  })

  it('fails with what npm said, and is still due', async () => {
    const root = project(without('node_modules/next'))
    withNpm(root, 'echo "npm error E404" >&2; exit 1')
    const failure = await install(root, 'they are missing').catch((error) => error)
    expect(failure).toBeInstanceOf(StepFailed)
    expect(failure.message).toContain('npm error E404')
    expect(whyInstall(root, all)).toContain('next')
  })

  it('is still due when the machine stopped in the middle of it', async () => {
    const root = project(null)
    withNpm(root, putPackages(PACKAGES))
    await install(root, 'they are missing')
    withNpm(root, 'rm -rf node_modules/.package-lock.json; exit 1')
    await install(root, 'again').catch(() => {})
    expect(existsSync(join(root, 'node_modules'))).toBe(true)
    expect(whyInstall(root, all)).toBe('they are missing')
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(whyInstall(root, all)).toBe('they are missing')
  })
})
