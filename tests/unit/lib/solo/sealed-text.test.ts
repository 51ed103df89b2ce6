import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { open, seal } from '@/lib/solo/sealed-text'

/** The reference's example, "Context Aware Linking". */
const SECRET = 'some secret'
const KNOWN = 'BizXKL9L4EQ=YuhTK5qXNtOCmbuaHMq5tA==DUPdvDCZPiSUf0Jumt/Mr/wVWv+mr6Vzj5LnKUQtTPc='
const KNOWN_TEXT = '{"visit":"12345","user":"1234"}'

test("the reference's example opens to its data", () => {
  expect(open(KNOWN, SECRET)).toBe(KNOWN_TEXT)
})

test('whatever was sealed opens again, with the same secret only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), (text, secret) => {
      const sealed = seal(text, secret)
      expect(open(sealed, secret)).toBe(text)
      // A wrong key ends in valid padding once in 256 tries, but not in the same text.
      if (text !== '') expect(open(sealed, `${secret}.`)).not.toBe(text)
    }),
  )
})

test('salt and IV are new each time', () => {
  const [first, second] = [seal('same', SECRET), seal('same', SECRET)]
  expect(first.slice(0, 12)).not.toBe(second.slice(0, 12))
  expect(first.slice(12, 36)).not.toBe(second.slice(12, 36))
})

test('openssl on the command line reads what was sealed', () => {
  const sealed = seal(KNOWN_TEXT, SECRET)
  expect(openssl('-d', sealed.slice(0, 36), Buffer.from(sealed.slice(36), 'base64')).toString()).toBe(
    KNOWN_TEXT,
  )
})

test('what openssl encrypted opens', () => {
  const head = KNOWN.slice(0, 36)
  const sealed = `${head}${openssl('-e', head, Buffer.from('ward 4 – Zoë')).toString('base64')}`
  expect(open(sealed, SECRET)).toBe('ward 4 – Zoë')
})

test.each([
  ['nothing', ''],
  ['something else', 'hello'],
  ['no ciphertext', KNOWN.slice(0, 36)],
  ['a part of a block', KNOWN.slice(0, -4)],
  ['a character outside base64', KNOWN.replace('/', '*')],
  ['a space where a plus was, as an unencoded query makes it', KNOWN.replace('+', ' ')],
])('%s does not open', (_what, sealed) => {
  expect(open(sealed, SECRET)).toBeNull()
})

test('any text whatever gets null or text, never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 36 })), (sealed) => {
      const opened = open(sealed, SECRET)
      expect(opened === null || typeof opened === 'string').toBe(true)
    }),
  )
})

/** Runs openssl with the key that the reference derives: sha256 of the secret and the raw salt. */
function openssl(direction: '-d' | '-e', head: string, bytes: Buffer): Buffer {
  const salt = Buffer.from(head.slice(0, 12), 'base64')
  const iv = Buffer.from(head.slice(12, 36), 'base64')
  const key = createHash('sha256').update(Buffer.from(SECRET)).update(salt).digest('hex')
  const options = ['enc', direction, '-aes-256-cbc', '-K', key, '-iv', iv.toString('hex')]
  return execFileSync('openssl', options, { input: bytes })
}
