import { type Arbitrary, constant, constantFrom, date, integer, nat, oneof, string } from 'fast-check'

/** Values as the reference lets them be sent, with its edges among them. */

const unicode = (minLength: number, maxLength: number) =>
  oneof(
    string({ unit: 'grapheme', minLength, maxLength }),
    // Every code point but NUL, which no text of PostgreSQL holds.
    string({ unit: 'binary', minLength, maxLength }).filter((text) => !text.includes('\0')),
    constantFrom(
      'Zoë Ω',
      '𝒳',
      '👩🏽‍⚕️',
      ' ',
      'null',
      "Robert'); drop table patient; --",
      '<b>&amp;',
      '\u202e',
      '%00',
      '../..',
    ),
  )

/** May be empty. */
export const text = unicode(0, 30)
export const someText = unicode(1, 30)

const isoDay = (moment: Date) => moment.toISOString().slice(0, 10)

const moment = date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-31T23:59:59Z'),
  noInvalidDate: true,
})

/** YYYY-MM-DD. */
export const day = oneof(
  moment.map(isoDay),
  constantFrom('0001-01-01', '1899-12-31', '2000-02-29', '2024-02-29', '9999-12-31'),
)

/** "ATOM format", whole seconds with an offset. */
export const atom = moment.map((one) => `${one.toISOString().slice(0, 19)}+00:00`)

/** ISO 8601, with `Z`. */
export const isoMoment = moment.map((one) => `${one.toISOString().slice(0, 19)}Z`)

/** Seconds since the epoch. */
export const timestamp = oneof(nat(4_102_444_800), constantFrom(0, 1_499_441_179, 2_147_483_648))

/** Seconds, "should be in range [1, 86400]". */
export const duration = oneof(integer({ min: 1, max: 86_400 }), constantFrom(1, 86_400))

/** Of something, encoded for a path. A dot or two would be a step in it. */
const anyId = someText.filter((id) => !/^\.\.?$/.test(id)).map(encodeURIComponent)

/** Mostly the id of something that there is. */
export const orKnown = (known: string): Arbitrary<string> => oneof(constant(known), constant(known), anyId)

/** Two of them, the earlier one first. */
export const inOrder = (one: Arbitrary<string>): Arbitrary<{ from: string; to: string }> =>
  one.chain((from) => one.map((to) => (to < from ? { from: to, to: from } : { from, to })))
