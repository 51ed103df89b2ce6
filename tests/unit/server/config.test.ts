import { describe, expect, it } from 'vitest'
import { readConfig } from '@/server/config'

const tenant = {
  SOLO_BASE_URL: 'https://solo.example',
  SOLO_API_KEY: 'a-long-enough-key',
  NEXTAUTH_URL: 'https://lantern.example',
  NEXTAUTH_SECRET: 'x'.repeat(32),
}
const read = (env: Record<string, string>) => readConfig(env as unknown as NodeJS.ProcessEnv)

describe('The configuration', () => {
  it('is a demo on loopback when nothing is set', () => {
    expect(read({})).toMatchObject({
      ok: true,
      config: { mode: 'demo', host: '127.0.0.1', port: 3000, databaseUrl: undefined },
    })
  })

  it('takes an empty value for none', () => {
    expect(read({ PORT: '', SOLO_BASE_URL: '' })).toMatchObject({ config: { port: 3000, mode: 'demo' } })
  })

  it('is a tenant with its secrets, and no default for any of them', () => {
    expect(read(tenant)).toMatchObject({ config: { mode: 'tenant', host: '0.0.0.0' } })
    for (const name of ['SOLO_API_KEY', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET']) {
      const { [name as keyof typeof tenant]: _, ...rest } = tenant
      const result = read(rest)
      expect(result).toMatchObject({ ok: false, lines: [expect.stringMatching(`^${name}: `)] })
    }
  })

  it('keeps the demo off the network unless told otherwise in so many words', () => {
    expect(read({ HOST: '0.0.0.0', ALLOW_PLAIN: '1' })).toMatchObject({
      ok: false,
      lines: [expect.stringMatching('^HOST: ')],
    })
    const opened = { HOST: '0.0.0.0', ALLOW_PUBLIC_DEMO: '1', NEXTAUTH_URL: 'https://lantern.example' }
    expect(read(opened)).toMatchObject({ config: { host: '0.0.0.0' } })
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_OWNER_URL', 'mysql://host/db'],
    ['AUDIT_KEPT_YEARS', 'six'],
    ['EVENTS_KEPT_DAYS', 'all'],
    ['NAMES_KEPT_DAYS', '-7'],
    ['SOLO_BASE_URL', 'not a url'],
    ['SOLO_TIMEOUT_MS', '5'],
    ['SOLO_REQUESTS_PER_SECOND', '-3'],
    ['NEXTAUTH_SECRET', 'short'],
    ['ALLOW_PUBLIC_DEMO', 'yes'],
    ['CLAIM_RETURNS_AFTER', '60,120'],
    ['CLAIM_RETURNS_AFTER', '0,120,300'],
    ['SESSION_HOURS', 'long'],
    ['LOCK_AFTER_MINUTES', '-1'],
    ['SHARED_WORKSTATIONS', 'maybe'],
    ['REQUIRE_SECOND_FACTOR', 'some'],
    ['LOG_LEVEL', 'loud'],
    ['SOLO_LOCATOR_IN', 'header'],
    ['SOLO_API_KEY', 'tiny'],
    ['STUN_URLS', 'http://a.example'],
    ['ENTRA_TENANT_ID', 'common-directory'],
  ])('names %s when it is wrong, says what it must be, and does not repeat its value', (name, value) => {
    const result = read({ [name]: value })
    if (result.ok) throw new Error('accepted')
    expect(result.lines.filter((line) => line.startsWith(`${name}: must be `))).toHaveLength(1)
    expect(result.lines.join()).not.toContain(value)
  })
})
