import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { accepted } from '@/lib/errors'
import { permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import { sealAll } from '@/server/audit/sealer'
import { auditEntry } from '@/server/db/schema'
import { prepareDemo } from '@/server/hospital/prepare-demo'
import { openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { describeOnBothDatabases } from '@/tests/support/database'

const ACTOR = {
  userId: '11111111-1111-4111-8111-111111111111',
  name: 'Ana Ruiz',
  role: 'charge',
  sessionId: 'a-session',
  address: '192.0.2.7',
} as const

describeOnBothDatabases('The role that serves requests', (open) => {
  it('adds audit rows, and can neither change nor remove one', async () => {
    const database = await openDatabase({ ...(await open('tables')), log: pino({ level: 'silent' }) })
    try {
      expect(await database.serveAs('lantern_serving')).toBe(true)
      const { orm } = database
      const permitted = permit(ACTOR, 'board:read')
      if (!permitted.ok) throw new Error(permitted.refusal.message)
      const audit = createAudit(orm)
      await audit.read(
        permitted.value,
        {},
        async () => accepted(['1001', '1002']),
        (patients) => ({ patients }),
      )
      for (const table of ['audit_inbox', 'audit_patients', 'audit_entry']) {
        const named = sql.raw(`lantern.${table}`)
        await expect(orm.execute(sql`delete from ${named}`)).rejects.toMatchObject({
          cause: { code: '42501' },
        })
        await expect(orm.execute(sql`truncate ${named}`)).rejects.toMatchObject({ cause: { code: '42501' } })
      }
      await sealAll(orm)
      await expect(orm.update(auditEntry).set({ actorName: 'Someone' })).rejects.toMatchObject({
        cause: { code: '42501' },
      })
      expect(await orm.select().from(auditEntry)).toMatchObject([
        { seq: 1, actorName: 'Ana Ruiz', role: 'charge', action: 'board:read', outcome: 'done' },
      ])
    } finally {
      await database.close()
    }
  })

  it('loads the demo hospital', async () => {
    const database = await openDatabase({ ...(await open()), log: pino({ level: 'silent' }) })
    try {
      await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
      expect(await database.serveAs('lantern_serving')).toBe(true)
      await prepareDemo(database)
      const inbox = sql`select setval('lantern.audit_inbox_id_seq', 1)`
      await expect(database.orm.execute(inbox)).rejects.toMatchObject({ cause: { code: '42501' } })
    } finally {
      await database.close()
    }
  })
})
