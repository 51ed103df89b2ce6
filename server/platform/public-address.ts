import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'

interface Address {
  readonly address: string
  readonly family: number
}

/** Returns every address that a name stands for now. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>

export interface AddressRules {
  /** Whether loopback, private and link-local addresses may be called too: WEBHOOKS_ALLOW_PRIVATE. */
  readonly allowPrivate: boolean
  /** Looks names up when a connection is made; absent: the system does. */
  readonly resolve?: Resolve
}

/** Thrown when a connection would lead to an address that is not public. `code` is 'address_refused'. */
class AddressRefused extends Error {
  readonly code = 'address_refused'
  constructor() {
    super('The endpoint is not at a public address')
  }
}

/** 2000::/3, everything that is given out as global unicast (IANA's IPv6 address space registry). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is one of the open internet. Loopback, link-local, private, shared, multicast, unspecified and
 * reserved addresses are not, nor is an IPv6 address that stands for an IPv4 address (NAT64, 6to4, Teredo), wherever
 * that leads. A mapped address (::ffff:0:0/96) is judged as the IPv4 address in it.
 */
export function isPublicAddress(address: string): boolean {
  if (!isIP(address)) return false
  const plain = ipaddr.process(address)
  if (plain.range() !== 'unicast') return false
  return plain.kind() === 'ipv4' || plain.match(GLOBAL_UNICAST)
}

/**
 * Whether a URL shows by itself that it leads nowhere public: an IP address, in any spelling, or a name that is always
 * loopback (RFC 6761, 6.3). The address of any other name is judged when it is called.
 */
export function isPlainlyPrivate(url: string): boolean {
  const hostname = withoutBrackets(new URL(url).hostname)
  if (isIP(hostname)) return !isPublicAddress(hostname)
  return /(^|\.)localhost\.?$/.test(hostname)
}

/**
 * Makes connections for undici, and none to an address that is not public. It judges the very addresses that the socket
 * then gets: a name that answers differently the next time (DNS rebinding) gains nothing.
 */
export function guardedConnector({ allowPrivate, resolve = ask }: AddressRules, timeoutMs: number) {
  if (allowPrivate) return buildConnector({ timeout: timeoutMs })
  const lookup: LookupFunction = (hostname, { all }, done) => {
    resolve(hostname).then(
      (found) => {
        const open = found.filter(({ address }) => isPublicAddress(address))
        const [first] = open
        if (!first) done(new AddressRefused(), '')
        else if (all) done(null, [...open])
        else done(null, first.address, first.family)
      },
      (error) => done(error, ''),
    )
  }
  const connect = buildConnector({ timeout: timeoutMs, lookup })
  const guarded: buildConnector.connector = (options, done) => {
    // A socket looks up names only: an address in the URL has to be judged before.
    const hostname = withoutBrackets(options.hostname)
    if (isIP(hostname) && !isPublicAddress(hostname)) done(new AddressRefused(), null)
    else connect(options, done)
  }
  return guarded
}

const ask: Resolve = (hostname) => systemLookup(hostname, { all: true })

const withoutBrackets = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1')
