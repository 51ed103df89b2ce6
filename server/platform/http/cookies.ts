/** Returns the value of one cookie in a Cookie header; null where there is none. */
export const readCookie = (cookieHeader: string | null, name: string): string | null =>
  cookieValue(cookieHeader ?? '', name) || null

/**
 * Returns the value of a cookie that may be cut into `name.0`, `name.1` …, as next-auth does; an encrypted token holds
 * nothing that needs unescaping.
 */
function cookieValue(header: string, name: string): string {
  const parts = new Map<number, string>()
  for (const pair of header.split(';')) {
    const [key = '', value = ''] = splitOnce(pair.trim())
    if (key === name) parts.set(-1, value)
    const index = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : ''
    if (/^\d{1,2}$/.test(index)) parts.set(Number(index), value)
  }
  const whole = parts.get(-1)
  if (whole !== undefined) return whole
  return [...parts.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
    .join('')
}

function splitOnce(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}

/**
 * Returns the name of a cookie that is for this host only: over https browsers take `__Host-` from this very host only, never
 * from a sibling domain or over plain HTTP (RFC 6265bis, 4.1.3.2).
 */
export const hostCookie = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

/** Reads a cookie of `hostCookie`. Over https its bare name counts for nothing: a sibling domain can set that. */
export const readHostCookie = (cookieHeader: string | null, name: string, secure: boolean): string | null =>
  readCookie(cookieHeader, hostCookie(name, secure))

/**
 * Returns a choice that a page has kept in this browser (components/ui/choice-cookie.ts); null where there is none, or none that can be
 * read. Over https its name has the prefix `__Host-`; version 0.1 kept it under its bare name.
 */
export function readChoice(cookieHeader: string | null, name: string): string | null {
  try {
    const kept = readHostCookie(cookieHeader, name, true) ?? readHostCookie(cookieHeader, name, false)
    return decodeURIComponent(kept ?? '') || null
  } catch {
    return null
  }
}

/** Returns a Set-Cookie header of a cookie for this server only; `maxAgeSeconds` 0 removes it. */
export const setCookie = (name: string, value: string, maxAgeSeconds: number, secure: boolean): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
