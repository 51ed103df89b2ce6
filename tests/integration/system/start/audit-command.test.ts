import { readdir } from 'node:fs/promises'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { readHead } from '@/server/audit/chain/head'
import { sealAll } from '@/server/audit/sealer'
import { auditEntry } from '@/server/db/schema'
import { openDatabase } from '@/server/platform/db/open'
import { addAccount, runCommand } from '../../../support/admin'
import { newFolder } from '../../../support/folders'

it('npm run admin leaves a row, and npm run audit checks the rows of a Lantern that is stopped', async () => {
  const dataDir = await newFolder('audit-command')
  expect(await runCommand('audit', dataDir, ['verify'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no tables of Lantern'),
  })
  expect(await readdir(dataDir)).not.toContain('pglite')
  await addAccount(dataDir, 'n.smith', 'Nora Smith', 'virtual')
  const waiting = await runCommand('audit', dataDir, ['verify'])
  expect(waiting).toMatchObject({ code: 0, stdout: expect.stringMatching(/1 wait.*\n.*is whole/) })

  const database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  await sealAll(database.orm)
  const [row] = await database.orm.select().from(auditEntry)
  const head = await readHead(database.orm)
  await database.close()
  expect(row).toMatchObject({ actorKind: 'command', action: 'account:manage', outcome: 'done' })
  expect(JSON.parse(row?.detail ?? '')).toEqual({ command: 'user add' })

  const noted = `${head?.seq}:${head?.hash}`
  expect((await runCommand('audit', dataDir, ['head'])).stdout).toBe(`${noted} ${head?.at}\n`)
  const whole = await runCommand('audit', dataDir, ['verify', '--head', noted, '--archives'])
  expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining(`is whole. Head: ${noted}`) })
  const cut = await runCommand('audit', dataDir, ['verify', '--head', `7:${head?.hash}`])
  expect(cut).toMatchObject({ code: 1, stdout: expect.stringMatching(/^Row 7, .* is missing.*NOT whole/s) })
  expect(await runCommand('audit', dataDir, ['verify', '--head', 'nonsense'])).toMatchObject({ code: 1 })
})
