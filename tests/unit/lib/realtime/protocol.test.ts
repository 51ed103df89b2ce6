import { describe, expect, it } from 'vitest'
import {
  ABSENT_BEFORE,
  mismatchOf,
  OLDEST_PAGE,
  OLDEST_SERVER,
  PROTOCOL_HANDSHAKE,
  PROTOCOL_VERSION,
  protocolMismatch,
} from '@/lib/realtime/protocol'

/** A server that speaks version 5, and still serves pages from version 3 on. */
const server = { version: 5, oldestPage: 3 }
const decide = (auth: unknown) => protocolMismatch(auth, server)

describe('the versions of a page and its server', () => {
  it.each([
    ['the same', { protocol: 5, oldestServer: 4 }],
    ['an older page that is still served', { protocol: 3, oldestServer: 2 }],
    ['an older page that names no server', { protocol: 4 }],
    ['a newer page that works with this server', { protocol: 6, oldestServer: 5 }],
    ['a much newer page that works with this server', { protocol: 60, oldestServer: 1 }],
    ['more in the handshake', { protocol: 5, oldestServer: 5, callId: 'c1', side: 'patient' }],
  ])('work together: %s', (_, auth) => {
    expect(decide(auth)).toBeNull()
  })

  it.each([
    ['an older page that is not served any more', { protocol: 2, oldestServer: 1 }],
    ['no version, which is 1', {}],
    ['no handshake', undefined],
    ['no handshake (null)', null],
    ['a handshake of another kind', 'protocol=5'],
    ['a version of 0', { protocol: 0 }],
    ['a negative version', { protocol: -5 }],
    ['a fraction', { protocol: 5.5 }],
    ['not a number', { protocol: Number.NaN }],
    ['infinity', { protocol: Number.POSITIVE_INFINITY }],
    ['text', { protocol: '5' }],
    ['null', { protocol: null }],
    ['a list', { protocol: [5] }],
    ['an object', { protocol: { valueOf: 5 } }],
  ])('do not, and the page is to be reloaded: %s', (_, auth) => {
    expect(decide(auth)).toBe('page_outdated')
  })

  it.each([
    ['it needs a newer server', { protocol: 6, oldestServer: 6 }],
    ['it names no server', { protocol: 6 }],
    ['it names nonsense', { protocol: 6, oldestServer: 'all' }],
  ])('do not, and the server is being updated: a newer page, %s', (_, auth) => {
    expect(decide(auth)).toBe('server_outdated')
  })

  it('are those of this build by default: the page before it is served, which says no version', () => {
    expect(protocolMismatch(PROTOCOL_HANDSHAKE)).toBeNull()
    for (const auth of [undefined, null, {}, { callId: 'c1', side: 'patient' }]) {
      expect(protocolMismatch(auth)).toBeNull()
    }
    expect(protocolMismatch({ protocol: 0 })).toBe('page_outdated')
    expect(protocolMismatch({ protocol: PROTOCOL_VERSION + 1 })).toBe('server_outdated')
  })

  it('reach from the version before', () => {
    expect(OLDEST_PAGE).toBeLessThan(PROTOCOL_VERSION)
    expect(OLDEST_SERVER).toBeLessThan(PROTOCOL_VERSION)
  })
})

describe('a refusal', () => {
  it.each(['page_outdated', 'server_outdated'] as const)('says a mismatch: %s', (code) => {
    expect(mismatchOf({ code, message: '' })).toBe(code)
  })

  it.each([undefined, null, 'page_outdated', {}, { code: 'unauthenticated' }, { code: 7 }])(
    'says none: %j',
    (data) => {
      expect(mismatchOf(data)).toBeNull()
    },
  )
})

describe('a field that an earlier server does not send', () => {
  const fields = Object.entries(ABSENT_BEFORE).flatMap(([of, versions]) =>
    Object.entries(versions).map(([field, version]) => [`${of}.${field}`, version] as const),
  )

  it('is one of six', () => {
    expect(fields.map(([name]) => name).sort()).toEqual([
      'heartbeat.phone',
      'heartbeat.seqAt',
      'heartbeat.version',
      'snapshot.scope',
      'snapshot.seqAt',
      'subscribed.scope',
    ])
  })

  it.each(fields)('%s: is to be made required at protocol version %i', (name, version) => {
    expect(
      PROTOCOL_VERSION,
      `Every server sends ${name} now: make it required and remove its line in ABSENT_BEFORE`,
    ).toBeLessThan(version)
  })
})
