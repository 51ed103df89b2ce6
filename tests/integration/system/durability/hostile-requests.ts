import type { RawRequest } from '../../../support/raw-http'

const KB = 1024
const bytes = (text: string) => Buffer.from(text)
const json = (value: unknown) => bytes(JSON.stringify(value))
const deep = (depth: number, open: string, close: string) => bytes(open.repeat(depth) + close.repeat(depth))

const BED = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' }
const asking = { locator: BED, reason: 'other', priority: 'urgent' }

/** Values that are not what a field expects. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000',
  'a\u0000b',
  '\u001b[31m',
  '\ud800',
  '\u202e\ufeff',
  "' or 1=1; --",
  '%00',
  '../../etc/passwd',
  '{{7*7}}',
  'x'.repeat(50 * KB),
  [],
  {},
  [[[]]],
  { toString: null },
  { $ne: null },
]

/** Bodies that are no body, or not the one that is expected. */
const ODD_BODIES: readonly Uint8Array[] = [
  bytes(''),
  bytes('{'),
  bytes('null'),
  bytes('0'),
  bytes('"text"'),
  bytes('[]'),
  bytes('{}'),
  bytes('{"locator":{"building":"hospital"}'),
  bytes('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
  bytes(`{"__proto__":${JSON.stringify(asking)}}`),
  bytes('{"locator":{"__proto__":{"patientMrn":"1234"}},"reason":"other","priority":"urgent"}'),
  bytes('{"reason":"other","reason":"second-check"}'),
  bytes('{"a":1e999999,"b":-0}'),
  Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
  Buffer.from([0x22, 0xc3, 0x28, 0x22]),
  Buffer.concat([bytes('{"reason":"'), Buffer.from([0xed, 0xa0, 0x80]), bytes('"}')]),
  Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), json(asking)]),
  deep(20_000, '[', ']'),
  deep(8_000, '{"a":', '}'),
  bytes(`"${'\\ud800'.repeat(5_000)}"`),
  bytes(`{"a":${'9'.repeat(30 * KB)}}`),
  Buffer.alloc(200 * KB, 0x20),
  Buffer.alloc(2 * KB * KB, 0x61),
  ...ODD_VALUES.flatMap((value) => [
    json({ ...asking, locator: value }),
    json({ ...asking, reason: value }),
    json({ ...asking, priority: value }),
    json({ ...asking, locator: { ...BED, room: value } }),
    json({ ...asking, locator: { patientMrn: value } }),
    json({ ...asking, locator: { deviceSerialNumber: value } }),
    json({ text: value }),
    json({ via: value }),
    json({ patientMrn: value }),
    json({ building: value, floor: value, room: value }),
    json({ waitingRoom: value, externalId: value, reasons: value, date: value, duration: value }),
    json({ id: value, mrn: value, name: value, firstName: value, dob: value, gender: value, address: value }),
  ]),
]

/** The same for a form, which is what signing in takes. */
const ODD_FORMS: readonly string[] = [
  '',
  '%',
  '%00=%ff&&&===',
  'username=%00&password=%ff%fe&csrfToken=x',
  'username=bedside&username=admin&password[]=lantern&password[$ne]=1',
  '__proto__=1&constructor[prototype][admin]=1&toString=',
  `username=${'x'.repeat(50 * KB)}&password=${'\u00e9'.repeat(5 * KB)}`,
  'a=b&'.repeat(12 * KB),
  'x'.repeat(300 * KB),
  'callbackUrl=https://evil.example/&redirect=true&json=true',
  'callbackUrl=javascript:alert(1)&json=true',
]
const FORM_PATHS = [
  'callback/credentials',
  'signin/credentials',
  'signout',
  '_log',
  'session',
  'csrf',
  'error',
]

const ID = '00000000-0000-4000-8000-000000000000'
const ODD_SEGMENTS: readonly string[] = [
  '1',
  '999999999999999999999999',
  '-1',
  'NaN',
  '%00',
  '%0d%0aX-Evil:%201',
  '%ff%fe',
  '%',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..',
  '__proto__',
  'constructor',
  "'%20or%201=1--",
  '%F0%9F%9B%8F',
  '\u00e9\u00ff',
  'x'.repeat(4 * KB),
]

/** What takes a JSON body, by method and path. */
const BODY_ROUTES = [
  ['POST', '/api/assistance-requests'],
  ['DELETE', `/api/assistance-requests/${ID}`],
  ['POST', `/api/assistance-requests/${ID}/join`],
  ['POST', '/api/beds/search'],
  ['POST', '/api/auth/callback/credentials'],
  ['POST', '/qapi/v1/request-assistance'],
  ['GET', '/qapi/v1/request-assistance'],
  ['DELETE', '/qapi/v1/request-assistance'],
  ['POST', '/qapi/v1/patients'],
  ['PUT', '/qapi/v1/patients/1'],
  ['POST', '/qapi/v1/patients/1/appointments'],
  ['PUT', '/qapi/v1/appointments/1'],
] as const

const pathRoutes = (segment: string): readonly (readonly [string, string])[] => [
  ['GET', `/api/board?building=${segment}`],
  ['GET', `/api/assistance-requests/${segment}`],
  ['POST', `/api/assistance-requests/${segment}/claim`],
  ['POST', `/api/assistance-requests/${segment}/complete`],
  ['GET', `/api/appointments/${segment}/provider-link`],
  ['GET', `/api/appointments/${segment}/msteams-provider-link`],
  ['GET', `/api/auth/${segment}`],
  ['POST', `/api/auth/callback/${segment}`],
  ['GET', `/api/${segment}`],
  ['GET', `/qapi/v1/patients/${segment}`],
  ['GET', `/qapi/v1/patients/id/type/SPID/value/${segment}`],
  ['GET', `/qapi/v1/appointments/${segment}`],
  ['GET', `/qapi/v1/appointments/${segment}/provider-link`],
  ['GET', `/qapi/v1/appointments/${segment}/video-call-links`],
  ['GET', `/qapi/v1/request-assistance?patientMrn=${segment}`],
  ['GET', `/qapi/v1/${segment}`],
  ['GET', `/videocalls/${segment}`],
]

const JSON_TYPE = 'Content-Type: application/json'
const ODD_HEADERS: readonly (readonly string[])[] = [
  ['Idempotency-Key: one', 'Idempotency-Key: two'],
  ['Idempotency-Key: '],
  [`Idempotency-Key: ${'k'.repeat(5 * KB)}`],
  ['Idempotency-Key: \u00e9\u00ff'],
  ['Idempotency-Key: a\u0001b'],
  ['Content-Type: text/plain'],
  ['Content-Type: application/json; charset=utf-16'],
  ['Content-Encoding: gzip'],
  ['Transfer-Encoding: gzip, chunked'],
  ['Origin: https://evil.example'],
  ['Origin: null'],
  ['Sec-Fetch-Site: cross-site'],
  [`Cookie: ${'a=b; '.repeat(1_000)}`],
  ['Cookie: next-auth.session-token=%00%ff; next-auth.session-token.0=x'],
  ['Cookie: __proto__=1; constructor=2'],
  ['X-Forwarded-For: \u00ff', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: javascript'],
  ['X-Middleware-Subrequest: middleware:middleware:middleware:middleware:middleware'],
  ['X-Nextjs-Data: 1', 'Next-Action: 0123456789abcdef', 'RSC: 1', 'Next-Router-State-Tree: %5B'],
  ['X-HTTP-Method-Override: DELETE'],
  ['Range: bytes=-1'],
  ['Expect: 100-continue'],
  ['x-correlation-id: not-a-uuid', 'Teams-Auth-Token: \u0001'],
  [`X-Long: ${'y'.repeat(20 * KB)}`],
]

/** Every hostile request; `signedIn` are the headers that open the door, for with them there is more to break. */
export function hostileRequests(signedIn: readonly string[]): RawRequest[] {
  const withBody = BODY_ROUTES.flatMap(([method, path]) =>
    ODD_BODIES.map((body) => ({ method, path, body, headers: [JSON_TYPE, ...signedIn] })),
  )
  const withForm = FORM_PATHS.flatMap((path) =>
    ODD_FORMS.map((form) => ({
      method: 'POST',
      path: `/api/auth/${path}`,
      body: bytes(form),
      headers: ['Content-Type: application/x-www-form-urlencoded', ...signedIn],
    })),
  )
  const withPath = ODD_SEGMENTS.flatMap((segment) =>
    pathRoutes(segment).map(([method, path]) => ({ method, path, headers: [...signedIn] })),
  )
  const withHeaders = ODD_HEADERS.flatMap((odd) =>
    [BODY_ROUTES[0], BODY_ROUTES[5], ['GET', '/api/board'], ['GET', '/board']].map(
      ([method = '', path = '']) => ({
        method,
        path,
        headers: [
          ...(odd.some((line) => line.startsWith('Content-Type')) ? [] : [JSON_TYPE]),
          ...signedIn,
          ...odd,
        ],
        ...(method === 'POST' && { body: json(asking) }),
      }),
    ),
  )
  const withMethods = ['PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'PUT'].flatMap((method) =>
    ['/api/board', '/api/assistance-requests', '/qapi/v1/request-assistance', '/', '*', '//', '/\\..\\'].map(
      (path) => ({
        method,
        path,
        headers: [...signedIn],
      }),
    ),
  )
  return [...withBody, ...withForm, ...withPath, ...withHeaders, ...withMethods]
}
