import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Python's own reader of zips. */
const READ_ZIP = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
[name] = archive.namelist()
sys.stdout.buffer.write(archive.read(name, pwd=sys.argv[2].encode()))
`

/** The one file in the zip at `path`, read by Python; null when the password does not open it. */
export function openLockedZip(path: string, password: string): string | null {
  const read = spawnSync('python3', ['-c', READ_ZIP, path, password], { encoding: 'utf8' })
  return read.status === 0 ? read.stdout : null
}

/** The same by 7-Zip. */
export function openBySevenZip(path: string, password: string): string {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  return execFileSync('7z', ['x', '-so', `-p${password}`, path], { env, encoding: 'utf8' })
}

/** Writes `bytes` to a file for as long as `read` takes. */
export async function asFile<T>(bytes: Uint8Array, read: (path: string) => T): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-report-'))
  try {
    const path = join(folder, 'report.zip')
    await writeFile(path, bytes)
    return read(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}
