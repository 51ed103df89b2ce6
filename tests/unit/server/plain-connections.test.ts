import { describe, expect, it } from 'vitest'
import { readConfig } from '@/server/config'
import { banner } from '@/server/start-up-words'

const tenant = {
  SOLO_BASE_URL: 'https://solo.example',
  SOLO_API_KEY: 'a-long-enough-key',
  NEXTAUTH_URL: 'https://lantern.example',
  NEXTAUTH_SECRET: 'x'.repeat(32),
}
const read = (env: Record<string, string>) => readConfig(env as unknown as NodeJS.ProcessEnv)

const PLAIN: [string, Record<string, string>][] = [
  ['NEXTAUTH_URL', { ...tenant, NEXTAUTH_URL: 'http://lantern.example' }],
  ['NEXTAUTH_URL', { ...tenant, NEXTAUTH_URL: 'http://lantern.example', HOST: '127.0.0.1' }],
  ['NEXTAUTH_URL', { ...tenant, NEXTAUTH_URL: 'http://127.0.0.1.example' }],
  ['HOST', { ...tenant, NEXTAUTH_URL: 'http://127.0.0.1:3000' }],
  ['HOST', { HOST: '0.0.0.0', ALLOW_PUBLIC_DEMO: '1' }],
  ['SOLO_BASE_URL', { ...tenant, SOLO_BASE_URL: 'http://solo.example' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://lantern@db.example/lantern' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://lantern@db.example/lantern?sslmode=prefer' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://lantern@localhost/lantern?host=db.example' }],
  ['AUDIT_SYSLOG', { AUDIT_SYSLOG: 'tcp://logs.example:601' }],
  [
    'DATABASE_OWNER_URL',
    { DATABASE_URL: 'postgres://localhost/a', DATABASE_OWNER_URL: 'postgres://owner@db.example/a' },
  ],
]

describe('A connection without TLS', () => {
  it.each(PLAIN)('beyond this machine stops the start: %s of %j', (name, env) => {
    const result = read(env)
    if (result.ok) throw new Error('accepted')
    expect(result.lines).toEqual([expect.stringMatching(`^${name}: .*ALLOW_PLAIN=1`)])
    expect(result.lines.join()).not.toContain('db.example')
  })

  it.each(PLAIN)('is allowed by ALLOW_PLAIN=1, which the banner says: %s of %j', (name, env) => {
    const result = read({ ...env, ALLOW_PLAIN: '1' })
    if (!result.ok) throw new Error(result.lines.join())
    expect(result.config.plain).toEqual([name])
    const ready = { publicUrl: 'http://a', databaseKind: 'postgres', demoAccounts: [] } as const
    expect(banner(result.config, ready)).toContain(`(${name})`)
  })

  it.each([
    { ...tenant, NEXTAUTH_URL: 'http://127.0.0.1:3000', HOST: '127.0.0.1' },
    { ...tenant, NEXTAUTH_URL: 'http://[::1]:3000', HOST: '::1', SOLO_BASE_URL: 'http://localhost:3100' },
    { ...tenant },
    { DATABASE_URL: 'postgres://lantern@127.0.0.2:5432/lantern' },
    { DATABASE_URL: 'postgres:///lantern?host=/var/run/postgresql' },
    { DATABASE_URL: 'postgres://%2Fvar%2Frun%2Fpostgresql/lantern' },
    { DATABASE_URL: 'postgres://lantern@db.example/lantern?sslmode=require' },
    { DATABASE_URL: 'postgres://lantern@db.example/lantern?sslmode=verify-full' },
  ])('that stays on the machine, or is none, is fine: %j', (env) => {
    const result = read(env)
    if (!result.ok) throw new Error(result.lines.join())
    expect(result.config.plain).toEqual([])
    const ready = { publicUrl: 'http://a', databaseKind: 'postgres', demoAccounts: [] } as const
    expect(banner(result.config, ready)).not.toContain('ALLOW_PLAIN')
  })
})
