import type { Actor } from '@/server/access/permission'
import { sessionCookieName } from '@/server/sessions/session-cookie'

/** Whether a session may outlive its browser: that of a screen that no one signs in to again. */
const outlives = ({ role }: Actor): boolean => role === 'display' || role === 'device'

/**
 * Takes the expiry from the session cookie that an answer of next-auth sets, which always writes one, so that the cookie ends with the
 * browser. The session itself ends by the database. What clears the cookie stays as it is.
 */
export function endWithBrowser(headers: Headers, user: Actor, secureCookies: boolean): void {
  if (outlives(user)) return
  const name = sessionCookieName(secureCookies)
  // next-auth writes a long token in parts: name.0, name.1.
  const isSession = (line: string) => line.startsWith(name) && /^(\.\d+)?=[^;]/.test(line.slice(name.length))
  const lines = headers.getSetCookie()
  if (!lines.some(isSession)) return
  headers.delete('Set-Cookie')
  for (const line of lines) {
    headers.append('Set-Cookie', isSession(line) ? line.replace(/; ?(Expires|Max-Age)=[^;]*/gi, '') : line)
  }
}
