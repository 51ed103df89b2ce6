import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../../support/folders'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Lints one line in each of these files with the plugins of the project, and returns what Biome says. */
async function lint(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await newFolder('lint')
  const { plugins } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8'))
  for (const plugin of plugins) plugin.path = join(root, plugin.path)
  await writeFile(join(folder, 'biome.json'), JSON.stringify({ plugins }))
  for (const [path, line] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `export const it = ${line}\n`)
  }
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/biome'), ['lint', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return stdout + stderr
}

describe('lint', () => {
  it('refuses dates, times and numbers that a screen formats by itself', async () => {
    const lines = [
      "new Date().toLocaleString('en')",
      'moment?.toLocaleString()',
      'new Date().toLocaleTimeString()',
      "new Date().toLocaleDateString('en', {})",
      '(1042).toLocaleString()',
      "new Intl.DateTimeFormat('en').format(1)",
      "Intl.NumberFormat('en')",
      'useFormatter()',
    ]
    const said = await lint(
      Object.fromEntries(lines.map((line, nth) => [`components/reports/made-up-${nth}.ts`, line])),
    )
    for (const nth of lines.keys()) {
      expect(said).toMatch(new RegExp(`made-up-${nth}.ts[^\n]*plugin[^]*?useFormats\\(\\) in a component`))
    }
  })

  it('lets the module of formats do it, and the vendor’s wire format', async () => {
    const line = "new Intl.DateTimeFormat('en').format(1)"
    const said = await lint({ 'lib/words/formats.ts': line, 'server/solo-emulator/made-up.ts': line })
    expect(said).not.toContain('useFormats()')
  })
})
