import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDirectory } from '@/server/platform/db/directory-lock'

describe('The lock of a data folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lantern-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('keeps a second holder out until it is released, and names the first', async () => {
    const release = await lockDirectory(folder)
    await expect(lockDirectory(folder)).rejects.toMatchObject({
      code: 'directory_locked',
      message: expect.stringContaining(String(process.pid)),
    })
    await release()
    const again = await lockDirectory(folder)
    await again()
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('is taken over from a process that was killed', async () => {
    const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const stat = await readFile(`/proc/${killed.pid}/stat`, 'utf8').catch(() => '')
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
    await writeFile(join(folder, 'lock.7'), `${killed.pid} ${startedAt} theirs`)
    await expect(lockDirectory(folder)).rejects.toMatchObject({ code: 'directory_locked' })
    const ended = new Promise((resolve) => killed.once('exit', resolve))
    killed.kill('SIGKILL')
    await ended
    const release = await lockDirectory(folder)
    await release()
  })

  it('is not held by another process that got the same number', async () => {
    await writeFile(join(folder, 'lock.7'), `${process.pid} 1 theirs`)
    const release = await lockDirectory(folder)
    await release()
  })

  it('goes to exactly one of many that find a dead one', async () => {
    await writeFile(join(folder, 'lock.7'), '999999999 1 theirs')
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(folder)))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })
})
