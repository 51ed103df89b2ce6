import pino from 'pino'
import { describe, expect, inject, it } from 'vitest'
import { oneAtATime } from '@/server/platform/db/migration-turn'
import { createDatabase } from '../../../../support/postgres-databases'

const server = inject('postgresUrl')

describe.skipIf(!server)('Migrations', () => {
  it('wait for their turn, say so, and give up', async () => {
    const made = await createDatabase(server ?? '')
    const said: string[] = []
    const log = pino({ level: 'warn' }, { write: (line) => void said.push(line) })
    await oneAtATime(made.url, log, async () => {
      expect(said).toEqual([])
      await expect(oneAtATime(made.url, log, async () => 'mine', 600)).rejects.toMatchObject({
        code: 'migration_locked',
      })
      expect(said.join('')).toContain('Waiting for another node, which migrates the database')
    })
    expect(await oneAtATime(made.url, log, async () => 'mine')).toBe('mine')
    await made.drop()
  })
})
