import { isPlainlyPrivate } from '@/server/platform/public-address'

/** Names that no public DNS has: RFC 6762 (local), RFC 8375 (home.arpa), ICANN's internal; and those without a dot. */
const INSIDE = /^[^.]+$|\.(local|internal|home\.arpa)$/

/**
 * Whether a tenant can be asked to call `url`: an https address that is not plainly private; any address where
 * WEBHOOKS_ALLOW_PRIVATE says so. Names behind a firewall cannot be told from public ones: deliveries do not arrive
 * then.
 */
export function isReachable(url: string, allowPrivate: boolean): boolean {
  if (allowPrivate) return true
  const { protocol, hostname } = new URL(url)
  const name = hostname.replace(/\.$/, '')
  return protocol === 'https:' && !isPlainlyPrivate(url) && (name.startsWith('[') || !INSIDE.test(name))
}
