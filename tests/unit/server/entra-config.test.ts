import { describe, expect, it } from 'vitest'
import { readConfig } from '@/server/config'

const TENANT = '8f6e2a54-5f0c-4f3c-9e0b-6a1f0f7d2c11'
const registration = { ENTRA_CLIENT_ID: 'lantern', ENTRA_CLIENT_SECRET: 'a-long-enough-secret' }
const read = (env: Record<string, string>) => readConfig(env as unknown as NodeJS.ProcessEnv)
const refuses = (env: Record<string, string>, line: RegExp) =>
  expect(read(env)).toMatchObject({ ok: false, lines: [expect.stringMatching(line)] })

describe('The registration at Microsoft', () => {
  it('is none where nothing is set', () => {
    expect(read({})).toMatchObject({ ok: true, config: { entra: undefined } })
  })

  it('is of one directory, and asks for meetings and for tokens that can be refreshed', () => {
    const settings = read({ ...registration, ENTRA_TENANT_ID: TENANT })
    expect(settings.ok && settings.config.entra).toEqual({
      issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      clientId: 'lantern',
      clientSecret: 'a-long-enough-secret',
      scopes: 'openid profile email offline_access https://graph.microsoft.com/OnlineMeetings.ReadWrite',
    })
  })

  it('is of another issuer, kept to the letter', () => {
    const issuer = 'https://sso.hospital.example/realms/ward/'
    expect(read({ ...registration, ENTRA_ISSUER: issuer })).toMatchObject({ config: { entra: { issuer } } })
  })

  it.each([
    [{ ENTRA_TENANT_ID: TENANT, ENTRA_CLIENT_ID: 'lantern' }, /^ENTRA_CLIENT_SECRET: is needed/],
    [
      { ENTRA_ISSUER: 'https://sso.example', ENTRA_CLIENT_SECRET: 'long enough' },
      /^ENTRA_CLIENT_ID: is needed/,
    ],
    [registration, /^ENTRA_TENANT_ID: is needed with ENTRA_CLIENT_ID/],
    [{ ...registration, ENTRA_TENANT_ID: TENANT, ENTRA_ISSUER: 'https://sso.example' }, /^ENTRA_ISSUER: /],
    [{ ...registration, ENTRA_TENANT_ID: 'common' }, /^ENTRA_TENANT_ID: /],
    [{ ...registration, ENTRA_TENANT_ID: 'hospital.example' }, /^ENTRA_TENANT_ID: /],
    [{ ...registration, ENTRA_ISSUER: 'http://sso.hospital.example' }, /^ENTRA_ISSUER: must be an https URL/],
    [{ ...registration, ENTRA_ISSUER: 'http://127.0.0.1.elsewhere.example' }, /^ENTRA_ISSUER: /],
    [{ ...registration, ENTRA_TENANT_ID: TENANT, ENTRA_SCOPES: 'openid profile' }, /^ENTRA_SCOPES: /],
  ])('stops the start where it is half or wrong: %o', (env, line) => refuses(env, line))
})
