/** What a browser does without a screen: it keeps cookies and follows where it is sent, step by step. */
export interface CookieBrowser {
  /** Every Set-Cookie header there was. */
  readonly setCookies: readonly string[]
  cookieHeader(): string
  cookies(): ReadonlyMap<string, string>
  open(url: string, form?: Record<string, string>): Promise<Response>
  /** Follows redirects from `url` while `goOn` says so. @returns the last answer, and its address */
  follow(
    url: string,
    goOn?: (next: URL) => boolean,
  ): Promise<{ readonly url: URL; readonly response: Response }>
}

/** One jar for all that is on this machine: cookies know no ports (RFC 6265, 8.5). */
export function cookieBrowser(): CookieBrowser {
  const jar = new Map<string, string>()
  const setCookies: string[] = []
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const open: CookieBrowser['open'] = async (url, form) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: cookieHeader() },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    return response
  }
  return {
    setCookies,
    cookieHeader,
    cookies: () => jar,
    open,
    async follow(first, goOn = () => true) {
      let url = new URL(first)
      for (let steps = 0; steps < 12; steps += 1) {
        const response = await open(url.href)
        const next = response.headers.get('location')
        if (!next) return { url, response }
        url = new URL(next, url)
        if (!goOn(url)) return { url, response }
      }
      throw new Error(`Sent on and on, at last to ${url.origin}${url.pathname}`)
    },
  }
}

/**
 * Chooses an account at the provider that `url` leads to.
 * @param who - their `sub`; null: says no
 * @returns where the provider sends them: Lantern's callback
 */
export async function chooseAccount(browser: CookieBrowser, url: string, who: string | null): Promise<URL> {
  const { origin } = new URL(url)
  const list = await browser.follow(url)
  const chosen = await browser.open(`${list.url.href}${who ? `?who=${who}` : ''}`, {})
  const back = new URL(chosen.headers.get('location') ?? '', list.url)
  return (await browser.follow(back.href, (next) => next.origin === origin)).url
}
