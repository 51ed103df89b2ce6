import {
  type Arbitrary,
  array,
  constant,
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  uint8Array,
} from 'fast-check'
import type { OperationRequests, ValidRequest } from './requests'

/** A request as bytes, made of a valid one with one fault. */
export interface BrokenRequest {
  /** The path as it is sent, in Latin-1. */
  readonly path: string
  readonly contentType: string | null
  readonly body: Uint8Array | null
  /** Whether no reading of the request is valid; other broken requests may be valid after all. */
  readonly mustFail: boolean
}

/** Texts that no database keeps, that end a C string, or that are half of a character. */
const badText = constantFrom('a\u0000b', '\u0000', '\ud800', 'a\udc00b')
const nested = constantFrom(1, 50, 5_000).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`)
const huge = constantFrom('1e400', '-1e400', '9'.repeat(400), '1e-400', '9007199254740993', '-0', '1.5')
const PROTOTYPE =
  '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}},"toString":1,"hasOwnProperty":null}'

/** A value as JSON text, of no type that any field has. */
const notOfAnyField = constantFrom(PROTOTYPE, '{"length":1}', '[[[{}]]]', '[{"a":[null]}]')
const anything = oneof(
  notOfAnyField,
  nested,
  huge,
  badText.map((text) => JSON.stringify(text)),
  constantFrom('null', 'true', '""', '0', '-1', '[]', '{}', '[null]', '1e308'),
  constant(JSON.stringify('x'.repeat(100_000))),
  jsonValue().map((value) => JSON.stringify(value)),
)

const bytesOf = (text: string) => new TextEncoder().encode(text)
const json = (text: string, mustFail: boolean) => ({
  contentType: 'application/json',
  body: bytesOf(text),
  mustFail,
})

/** The body as JSON text with one member's value replaced, or left out (null). */
const withMember = (body: object, member: string, value: string | null): string => {
  const others = Object.entries(body).flatMap(([name, one]) =>
    name === member || one === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(one)}`],
  )
  const changed = value === null ? [] : [`${JSON.stringify(member)}:${value}`]
  return `{${[...others, ...changed].join(',')}}`
}

type Content = Omit<BrokenRequest, 'path'>

const brokenBodies = (
  valid: object,
  required: readonly string[],
  bodyMayBeAbsent: boolean,
): Arbitrary<Content>[] => {
  const members = Object.keys(valid)
  const text = JSON.stringify(valid)
  return [
    ...(members.length > 0
      ? [
          record({ member: constantFrom(...members), value: anything }).map(({ member, value }) =>
            json(withMember(valid, member, value), false),
          ),
        ]
      : []),
    ...(required.length > 0
      ? [
          record({
            member: constantFrom(...required),
            value: oneof(constantFrom(null, 'null', '""', '"\\u0000"'), notOfAnyField),
          }).map(({ member, value }) => json(withMember(valid, member, value), true)),
          constantFrom('[]', '7', '"text"', '{}', PROTOTYPE).map((one) => json(one, true)),
          constantFrom('null', '', ' ').map((one) => json(one, !bodyMayBeAbsent)),
        ]
      : []),
    anything.map((one) => json(one, false)),
    integer({ min: 1, max: Math.max(1, text.length - 1) }).map((length) => json(text.slice(0, length), true)),
    uint8Array({ minLength: 1, maxLength: 200 }).map((body) => ({
      contentType: 'application/json',
      body: new Uint8Array([0x7b, ...body]),
      mustFail: true,
    })),
    constantFrom(
      'text/plain',
      'text/xml',
      'multipart/form-data; boundary=x',
      ' ',
      'a/b/c;=',
      'application/pdf',
    ).map((contentType) => ({ contentType, body: bytesOf(text), mustFail: true })),
  ]
}

/** Parts of an address that no client would encode so. A space would end the address, and a line break the header. */
const oddPart = oneof(
  constantFrom(
    '%00',
    '%ff',
    '%',
    '%zz',
    '%c3%28',
    '%ed%a0%80',
    '..%2f..',
    '%2e%2e',
    '\u00ff',
    '__proto__',
    '{}',
    '*',
  ),
  constantFrom(
    '-1',
    '1.5',
    '1e3',
    '0x1',
    '9'.repeat(30),
    'NaN',
    'true',
    '[]',
    "'",
    '"',
    ';',
    ',',
    '%0d%0a',
    '%20',
  ),
  string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(encodeURIComponent),
  constantFrom(200, 2_000).map((length) => 'x'.repeat(length)),
)

const oddQuery = oneof(
  dictionary(string({ unit: 'grapheme-ascii', maxLength: 5 }), string({ maxLength: 5 })).map(
    (pairs) => `${new URLSearchParams(pairs)}`,
  ),
  array(oddPart, { maxLength: 4 }).map((parts) => parts.join('=')),
  constantFrom('a[]=1&a[]=2', '&&&', '====', 'a=1&a=2&a=3', '?', '%00=%00', `x=${'y'.repeat(5_000)}`),
)

export const queryText = (query: ValidRequest['query']): string =>
  query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')

export const addressOf = (template: string, params: readonly string[]): string => {
  const rest = [...params]
  return template.replace(/\{\}/g, () => rest.shift() ?? '')
}

/** Requests of an operation, each valid but for one thing. */
export function brokenRequests({
  address,
  request,
  required = [],
  bodyMayBeAbsent = false,
}: OperationRequests): Arbitrary<BrokenRequest> {
  return request.chain((valid) => {
    const { params, query, body, file } = valid
    const whole = (path: string, search: string) => (search === '' ? path : `${path}?${search}`)
    const path = whole(addressOf(address, params), queryText(query))
    const content: Content = {
      contentType: file?.type ?? (body ? 'application/json' : null),
      body: file?.bytes ?? (body ? bytesOf(JSON.stringify(body)) : null),
      mustFail: false,
    }
    const odd: Arbitrary<BrokenRequest>[] = [
      oddQuery.map((search) => ({ ...content, path: whole(addressOf(address, params), search) })),
      ...query.flatMap(([name], nth) => [
        oddPart.map((part) => ({
          ...content,
          path: whole(
            addressOf(address, params),
            query.map((pair, place) => (place === nth ? `${name}=${part}` : queryText([pair]))).join('&'),
          ),
        })),
        constant({ ...content, path: `${path}&${queryText(query.slice(nth, nth + 1))}` }),
      ]),
      ...params.map((_, nth) =>
        oddPart.map((part) => ({
          ...content,
          path: whole(addressOf(address, params.with(nth, part)), queryText(query)),
        })),
      ),
    ]
    const bodies = body ? brokenBodies(body, required, bodyMayBeAbsent) : []
    // An unexpected body is ignored or refused.
    const unasked = body || file ? [] : [anything.map((one) => ({ path, ...json(one, false) }))]
    const files = file
      ? [
          uint8Array({ maxLength: 50 }).map((bytes) => ({ ...content, path, body: bytes })),
          constantFrom('text/plain', 'application/json', 'image/gif').map((contentType) => ({
            ...content,
            path,
            contentType,
            mustFail: true,
          })),
        ]
      : []
    return oneof(...odd, ...bodies.map((one) => one.map((made) => ({ path, ...made }))), ...unasked, ...files)
  })
}
