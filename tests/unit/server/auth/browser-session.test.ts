import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/board/roles'
import { endWithBrowser } from '@/server/auth/browser-session'

const EXPIRES = 'Expires=Mon, 30 Nov 2026 18:00:00 GMT'
const SESSION = 'next-auth.session-token'
const THEME = `theme=dark; Path=/; ${EXPIRES}`

const sent = (lines: readonly string[], role: Role = 'virtual', secure = false) => {
  const headers = new Headers()
  for (const line of lines) headers.append('Set-Cookie', line)
  endWithBrowser(headers, { userId: 'user-1', name: 'Vera', role, sessionId: 'session-1' }, secure)
  return headers.getSetCookie()
}

describe('the session cookie of a shared workstation', () => {
  it('has no end of its own, and the other cookies keep theirs', () => {
    const line = `${SESSION}=abc; Path=/; ${EXPIRES}; Max-Age=43200; HttpOnly; SameSite=Lax`
    expect(sent([line, THEME])).toEqual([`${SESSION}=abc; Path=/; HttpOnly; SameSite=Lax`, THEME])
  })

  it('has none in its parts and over https, either', () => {
    const name = `__Host-${SESSION}`
    expect(
      sent([`${name}.0=abc; ${EXPIRES}; Secure`, `${name}.1=def; ${EXPIRES}; Secure`], 'admin', true),
    ).toEqual([`${name}.0=abc; Secure`, `${name}.1=def; Secure`])
  })

  it('is cleared as before', () => {
    const cleared = `${SESSION}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT`
    expect(sent([cleared])).toEqual([cleared])
  })

  it.each(['display', 'device'] as const)('is that of people: a %s keeps its own', (role) => {
    const line = `${SESSION}=abc; Path=/; ${EXPIRES}`
    expect(sent([line], role)).toEqual([line])
  })
})
