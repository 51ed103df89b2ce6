import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build, whyBuild } from '@/server/launch/production-build.mjs'
import { StepFailed } from '@/server/launch/step.mjs'
import { temporaryFolder, write } from './temporary-folder'

const BUNDLER = 'server/launch/bundle.mjs'
const COMPRESS = 'server/launch/compress.mjs'
const NEXT = 'node_modules/next/dist/bin/next'
const writes = (path: string, content: string) =>
  `import fs from 'node:fs'; fs.mkdirSync('${path}'.replace(/.[^/]*$/, ''), { recursive: true }); fs.writeFileSync('${path}', ${content})`

/** A project whose bundler, compressor and Next are scripts of a line, run as the real ones are. */
const project = () =>
  temporaryFolder({
    'package-lock.json': '{}',
    'package.json': '{"type":"module"}',
    'app/page.tsx': 'page',
    [COMPRESS]: '',
    [BUNDLER]: writes('dist/main.mjs', '"main"'),
    'node_modules/next/package.json': '{"type":"module"}',
    [NEXT]: writes('.next/BUILD_ID', 'String(process.hrtime.bigint())'),
  })

describe('the production build', () => {
  it('is current once made, and stays so', async () => {
    const root = project()
    expect(whyBuild(root)).toBe('there is no build')
    await build(root, 'there is no build')
    expect(whyBuild(root)).toBeNull()
  })

  it('is stale when a source changes, and current again when the change is taken back', async () => {
    const root = project()
    await build(root, 'first')
    write(root, 'app/page.tsx', 'other')
    expect(whyBuild(root)).toBe('the sources have changed')
    write(root, 'app/page.tsx', 'page')
    expect(whyBuild(root)).toBeNull()
  })

  it('is stale when a source changed while it was being made', async () => {
    const root = project()
    write(root, NEXT, `${writes('.next/BUILD_ID', '"id"')}; fs.writeFileSync('app/page.tsx', 'edited')`)
    await build(root, 'first')
    expect(whyBuild(root)).toBe('the sources have changed')
  })

  it('is never current after a failed one, though an older one was', async () => {
    const root = project()
    await build(root, 'first')
    const next = 'console.error("Type error: page.tsx"); process.exit(1)'
    write(root, NEXT, next)
    const failure = await build(root, 'again').catch((error) => error)
    expect(failure).toBeInstanceOf(StepFailed)
    expect(failure.message).toContain('Type error: page.tsx')
    expect(whyBuild(root)).toBe('there is no build')
  })

  it.each([
    ['a program is gone', 'dist/main.mjs', 'the build is incomplete'],
    ['the pages are gone', '.next', 'the pages were built by something else'],
  ])('is not current when %s', async (_, path, reason) => {
    const root = project()
    await build(root, 'first')
    rmSync(join(root, path), { recursive: true })
    expect(whyBuild(root)).toBe(reason)
  })

  it('is not current when the pages were built again without the server', async () => {
    const root = project()
    await build(root, 'first')
    write(root, '.next/BUILD_ID', 'another')
    expect(whyBuild(root)).toBe('the pages were built by something else')
  })

  describe('with the cache of an earlier one', () => {
    const CACHED = '.next/cache/turbopack/outcome'
    /** Whether a build finds in the cache what was there before it. */
    async function finds(root: string): Promise<boolean> {
      write(
        root,
        NEXT,
        `${writes('.next/BUILD_ID', '"id"')}; fs.writeFileSync('found', String(fs.existsSync('${CACHED}')))`,
      )
      await build(root, 'again')
      return readFileSync(join(root, 'found'), 'utf8') === 'true'
    }

    it('uses it after a success', async () => {
      const root = project()
      await build(root, 'first')
      write(root, CACHED, 'css')
      expect(await finds(root)).toBe(true)
    })

    it('does not after a failure, which may be in it', async () => {
      const root = project()
      await build(root, 'first')
      write(root, CACHED, 'an error')
      write(root, NEXT, 'process.exit(1)')
      await build(root, 'again').catch(() => {})
      expect(await finds(root)).toBe(false)
    })

    it('does not when other packages are locked now', async () => {
      const root = project()
      await build(root, 'first')
      write(root, CACHED, 'css of an older Tailwind')
      write(root, 'package-lock.json', '{"packages":{}}')
      expect(await finds(root)).toBe(false)
    })
  })
})
