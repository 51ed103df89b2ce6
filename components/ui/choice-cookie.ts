const YEAR_S = 31_536_000

/** Over https browsers take `__Host-` from this very host only, never from a sibling domain (RFC 6265bis, 4.1.3.2). */
const named = (name: string, https: boolean): string => (https ? `__Host-${name}` : name)

/**
 * Returns a cookie, as `document.cookie` takes it, that keeps a choice of this browser for a year. It holds no secret: scripts read it,
 * and the server, for the first paint.
 * @param https - whether the page came over https; then the cookie goes over https only
 */
export const choiceCookie = (name: string, value: string, https: boolean): string =>
  `${named(name, https)}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax${https ? '; secure' : ''}`

/** Returns a choice in `document.cookie`; undefined where there is none. Version 0.1 kept it under its bare name. */
export function choiceIn(cookies: string, name: string): string | undefined {
  const found = [named(name, true), name].flatMap((one) =>
    cookies
      .split('; ')
      .filter((pair) => pair.startsWith(`${one}=`))
      .map((pair) => pair.slice(one.length + 1)),
  )[0]
  try {
    return found && decodeURIComponent(found)
  } catch {
    return undefined
  }
}

/** Keeps a choice in this browser. */
export function keepChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from insecure origins.
  document.cookie = choiceCookie(name, value, window.location.protocol === 'https:')
}
