/** A browser's cookies for Lantern at `origin`, and what next-auth's client does with them. */
export function browserAt(origin: string, address: string) {
  const cookies = new Map<string, string>()
  const setCookies: string[] = []
  /** Keeps a cookie by its Set-Cookie header. */
  const keep = (line: string) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value) cookies.set(name, value)
    else cookies.delete(name)
  }
  const fetchAuth = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(`${origin}/api/auth/${path}`, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': address,
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line)
      keep(line)
    }
    return response.json()
  }
  const post = async (path: string, form: Record<string, string> = {}) => {
    const { csrfToken } = await fetchAuth('csrf')
    return fetchAuth(path, { csrfToken, json: 'true', ...form })
  }
  const signInBy = async (provider: string, fields: Record<string, string>): Promise<string | null> => {
    const { url } = await post(`callback/${provider}`, fields)
    return new URL(url).searchParams.get('error')
  }
  return {
    setCookies,
    keep,
    rename: (from: string, to: string) => {
      cookies.set(to, cookies.get(from) ?? '')
      cookies.delete(from)
    },
    headers: () =>
      new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    session: () => fetchAuth('session'),
    signOut: () => post('signout'),
    /** What `signIn('credentials', {redirect: false})` gives as `error`. */
    signIn: (username: string, password: string) => signInBy('credentials', { username, password }),
    /** The same of another provider. */
    signInBy,
  }
}
