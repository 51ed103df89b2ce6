import { describe, expect, it } from 'vitest'
import { readConfig } from '@/server/config'

const registration = {
  OIDC_ISSUER: 'https://sso.hospital.example/realms/ward/',
  OIDC_CLIENT_ID: 'lantern',
  OIDC_CLIENT_SECRET: 'a-long-enough-secret',
  OIDC_NAME: 'Hospital ID',
}
const entra = {
  ENTRA_TENANT_ID: '8f6e2a54-5f0c-4f3c-9e0b-6a1f0f7d2c11',
  ENTRA_CLIENT_ID: 'lantern-teams',
  ENTRA_CLIENT_SECRET: 'another-long-enough-secret',
}
const read = (env: Record<string, string>) => readConfig(env as unknown as NodeJS.ProcessEnv)

describe('The registration at an OpenID provider', () => {
  it('asks who it is each time, signs out there, and leaves roles and passwords to Lantern', () => {
    expect(read(registration)).toMatchObject({
      config: {
        entra: undefined,
        localSignIn: 'on',
        oidc: {
          id: 'oidc',
          name: 'Hospital ID',
          issuer: registration.OIDC_ISSUER,
          scopes: 'openid profile email',
          prompt: 'login',
          authTime: 'required',
          signsOutThere: true,
          roles: null,
        },
      },
    })
  })

  it('is that of Entra ID where there is no other, under its old redirect address', () => {
    expect(read({ ...entra, OIDC_PROMPT: 'select_account', OIDC_NAME: 'Ward' })).toMatchObject({
      config: {
        oidc: { id: 'microsoft', name: 'Ward', clientId: 'lantern-teams', prompt: 'select_account' },
      },
    })
    expect(read(entra)).toMatchObject({ config: { oidc: { name: 'Microsoft' } } })
  })

  it('needs the time of the sign-in in ID tokens, but not of Entra ID, whichever way it is set', () => {
    const authTime = (env: Record<string, string>) => {
      const { config } = read(env) as { config: { oidc: { authTime: string } } }
      return config.oidc.authTime
    }
    expect(authTime(entra)).toBe('if-given')
    const direct = `https://login.microsoftonline.com/${entra.ENTRA_TENANT_ID}/v2.0`
    expect(authTime({ ...registration, OIDC_ISSUER: direct })).toBe('if-given')
    expect(authTime({ ...registration, OIDC_ISSUER: 'https://login.microsoftonline.com.evil.example' })).toBe(
      'required',
    )
    expect(authTime({ ...entra, OIDC_AUTH_TIME: 'required' })).toBe('required')
    expect(authTime({ ...registration, OIDC_AUTH_TIME: 'if-given' })).toBe('if-given')
  })

  it('stands next to that of Teams', () => {
    expect(read({ ...registration, ...entra })).toMatchObject({
      config: { oidc: { id: 'oidc', clientId: 'lantern' }, entra: { clientId: 'lantern-teams' } },
    })
  })

  it('maps groups or app roles to roles', () => {
    const roles = { OIDC_ROLES: 'a=charge,b=bedside', OIDC_ROLES_CLAIM: 'groups' }
    expect(read({ ...registration, ...roles })).toMatchObject({
      config: {
        oidc: {
          roles: {
            claim: 'groups',
            order: [
              ['a', 'charge'],
              ['b', 'bedside'],
            ],
          },
        },
      },
    })
  })

  it('may be the only way in', () => {
    expect(read({ ...registration, LOCAL_SIGN_IN: 'off' })).toMatchObject({ config: { localSignIn: 'off' } })
    expect(read({ ...entra, LOCAL_SIGN_IN: 'admins' })).toMatchObject({ config: { localSignIn: 'admins' } })
  })

  it.each([
    [{ LOCAL_SIGN_IN: 'off' }, /^LOCAL_SIGN_IN: is off, and there is no provider to sign in with/],
    [{ LOCAL_SIGN_IN: 'admins' }, /^LOCAL_SIGN_IN: is admins, and there is no provider/],
    [{ LOCAL_SIGN_IN: 'no' }, /^LOCAL_SIGN_IN: must be one of on, admins, off/],
    [{ OIDC_ROLES: 'a=charge' }, /^OIDC_ISSUER: is needed with OIDC_ROLES/],
    [{ ...registration, OIDC_ROLES: 'a=nurse' }, /^OIDC_ROLES: must be group=role/],
    [{ ...registration, OIDC_NAME: '' }, /^OIDC_NAME: is needed with OIDC_ISSUER/],
    [{ ...registration, OIDC_CLIENT_SECRET: '' }, /^OIDC_CLIENT_SECRET: is needed with OIDC_ISSUER/],
    [{ ...registration, OIDC_PROMPT: 'ask' }, /^OIDC_PROMPT: must be one of login/],
    [{ ...registration, OIDC_AUTH_TIME: 'no' }, /^OIDC_AUTH_TIME: must be one of required, if-given/],
    [{ ...registration, OIDC_SCOPES: 'profile' }, /^OIDC_SCOPES: must include openid/],
    [{ ...registration, OIDC_ISSUER: 'http://sso.hospital.example' }, /^OIDC_ISSUER: must be an https URL/],
  ])('stops the start where it is half, wrong, or leaves no way in: %o', (env, line) => {
    expect(read(env as Record<string, string>)).toMatchObject({
      ok: false,
      lines: [expect.stringMatching(line)],
    })
  })
})
