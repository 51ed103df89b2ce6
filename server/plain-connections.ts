/** What Lantern would send over a network without TLS: to anyone on the way, passwords, sessions and patients are open. */
interface Connections {
  readonly publicUrl: string | undefined
  readonly host: string
  readonly soloUrl: string | undefined
  readonly databaseUrl: string | undefined
  readonly databaseOwnerUrl: string | undefined
  readonly auditSyslog: string | undefined
}

const FOR_A_NETWORK_OF_ITS_OWN =
  'or set ALLOW_PLAIN=1 if only a network of your own, which no one else can read, is in between'
const SEALED_MODES = new Set(['require', 'verify-ca', 'verify-full'])

/**
 * Returns why a start would let something pass a network unencrypted: the variable to change, and what to do, without the
 * variable's value. Loopback and Unix sockets never leave the machine.
 */
export function plainConnections({
  publicUrl,
  host,
  soloUrl,
  databaseUrl,
  databaseOwnerUrl,
  auditSyslog,
}: Connections): [string, string][] {
  const found: [string, string][] = []
  if (publicUrl !== undefined && isPlainUrl(publicUrl)) {
    found.push([
      'NEXTAUTH_URL',
      `is http:// beyond this machine: passwords and patients would pass the network unencrypted. Put a proxy with TLS in front and give its https:// address, ${FOR_A_NETWORK_OF_ITS_OWN}`,
    ])
  } else if (!isLoopback(host) && !publicUrl?.startsWith('https://') && !(soloUrl && !publicUrl)) {
    // A tenant without a public address is refused for that already.
    found.push([
      'HOST',
      `opens plain HTTP to the network. Set HOST=127.0.0.1, or NEXTAUTH_URL to the https:// address of a proxy in front, ${FOR_A_NETWORK_OF_ITS_OWN}`,
    ])
  }
  if (soloUrl !== undefined && isPlainUrl(soloUrl)) {
    found.push([
      'SOLO_BASE_URL',
      `is http:// beyond this machine: the Api-Key and patients would pass the network unencrypted. Give its https:// address, ${FOR_A_NETWORK_OF_ITS_OWN}`,
    ])
  }
  if (auditSyslog?.startsWith('tcp:') && !isLoopback(new URL(auditSyslog).hostname)) {
    found.push([
      'AUDIT_SYSLOG',
      `is tcp:// beyond this machine: audit rows, which name patients, would pass the network unencrypted. Give its tls:// address, ${FOR_A_NETWORK_OF_ITS_OWN}`,
    ])
  }
  for (const [name, url] of [
    ['DATABASE_URL', databaseUrl],
    ['DATABASE_OWNER_URL', databaseOwnerUrl],
  ] as const) {
    if (url === undefined || !isPlainDatabase(new URL(url))) continue
    found.push([
      name,
      `reaches PostgreSQL beyond this machine without TLS. Add ?sslmode=verify-full, ${FOR_A_NETWORK_OF_ITS_OWN}`,
    ])
  }
  return found
}

/** Returns whether a host, as an address or a URL has it, is this machine: 127.0.0.0/8, ::1, localhost. */
export const isLoopback = (host: string): boolean =>
  /^(127(\.\d{1,3}){3}|\[?::1\]?|([\w-]+\.)*localhost)$/i.test(host)

const isPlainUrl = (url: string): boolean => url.startsWith('http://') && !isLoopback(new URL(url).hostname)

/** As pg reads it: `?host=` goes before the address's own host, and a path is a Unix socket. */
function isPlainDatabase({ hostname, searchParams }: URL): boolean {
  const host = decodeURIComponent(searchParams.get('host') ?? hostname)
  if (host === '' || host.startsWith('/') || isLoopback(host)) return false
  return !SEALED_MODES.has(searchParams.get('sslmode') ?? '')
}
