import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startLantern } from '../../../support/lantern-process'
import { signInAt } from '../../../support/nurse-client'
import { administer } from '../../../support/postgres-databases'

const unique = randomUUID().replaceAll('-', '').slice(0, 12)
const [OWNER, LOGIN, DATABASE] = [`owner_${unique}`, `login_${unique}`, `two_logins_${unique}`]

describe('A Lantern whose login owns no table', () => {
  const server = inject('postgresUrl') ?? ''
  const address = (user: string) => {
    const url = new URL(server)
    url.username = user
    url.pathname = `/${DATABASE}`
    return url.href
  }

  beforeAll(async () => {
    // What README.md says to run.
    // Roles are of the whole PostgreSQL: another test may have made it.
    await administer(
      server,
      `do $$ begin create role lantern_serving nologin; exception when duplicate_object or unique_violation then end $$`,
    )
    await administer(server, `create role ${OWNER} login`)
    await administer(server, `create role ${LOGIN} login in role lantern_serving`)
    await administer(server, `create database ${DATABASE} owner ${OWNER}`)
  })
  afterAll(async () => {
    await administer(server, `drop database ${DATABASE} with (force)`)
    await administer(server, `drop role ${OWNER}`)
    await administer(server, `drop role ${LOGIN}`)
  })

  it('starts and serves, and can change or remove no audit row, whatever role it takes', async () => {
    const env = { DATABASE_URL: address(LOGIN), DATABASE_OWNER_URL: address(OWNER), AUDIT_KEPT_YEARS: '9' }
    const lantern = await startLantern({ env, readyWithinMs: 90_000 })
    const nurse = await signInAt(lantern.origin, 'charge')
    expect((await nurse.call('/api/board')).status).toBe(200)
    await expect
      .poll(async () => (await nurse.call('/api/health')).body)
      .toMatchObject({ workers: { audit: { state: 'running' } } })
    expect(lantern.output()).not.toContain('is no member of lantern_serving')

    const client = new pg.Client({ connectionString: address(LOGIN) })
    await client.connect()
    try {
      await client.query('reset role')
      const { rows } = await client.query(
        `select (select count(*) from lantern.audit_entry) + (select count(*) from lantern.audit_inbox) as rows`,
      )
      expect(Number(rows[0].rows)).toBeGreaterThan(0)
      const kept = await client.query('select years from lantern.audit_keeping')
      expect(kept.rows).toEqual([{ years: 9 }])
      for (const forbidden of [
        `update lantern.audit_entry set actor_name = 'x'`,
        'delete from lantern.audit_entry',
        'truncate lantern.audit_inbox',
        'delete from lantern.audit_inbox',
        `update lantern.audit_patients set mrns = '{}'`,
        'update lantern.audit_keeping set years = 1',
        'drop function lantern.audit_seal(integer)',
        'alter table lantern.audit_entry rename to other',
        'create function lantern.other() returns integer language sql as $$ select 1 $$',
        `set role ${OWNER}`,
      ]) {
        await expect(client.query(forbidden), forbidden).rejects.toMatchObject({ code: '42501' })
      }
    } finally {
      await client.end()
    }
    await lantern.stop()
  })
})
