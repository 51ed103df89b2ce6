import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-cbc'
const SALT_BYTES = 8
const IV_BYTES = 16

/** The lengths of 8 and 16 bytes in base64, by which the three parts are told apart. */
const SALT_CHARACTERS = 12
const IV_CHARACTERS = 24

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * Encrypts `text` as linking and webhooks carry it (Context Aware Linking, "Encryption"): base64 of a fresh salt, of a fresh IV
 * and of the AES-256-CBC ciphertext, one after the other. The result is not encoded for a URL.
 */
export function seal(text: string, secret: string): string {
  const salt = randomBytes(SALT_BYTES)
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, keyFrom(secret, salt), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [salt, iv, sealed].map((part) => part.toString('base64')).join('')
}

/**
 * Decrypts what `seal` made, or returns null for anything that does not open to UTF-8 text with `secret`. CBC has no
 * authentication: a text that opens may still have been altered on the way, so trust only what you can look up.
 */
export function open(sealed: string, secret: string): string | null {
  const salt = bytesOf(sealed.slice(0, SALT_CHARACTERS))
  const iv = bytesOf(sealed.slice(SALT_CHARACTERS, SALT_CHARACTERS + IV_CHARACTERS))
  const body = bytesOf(sealed.slice(SALT_CHARACTERS + IV_CHARACTERS))
  if (salt?.length !== SALT_BYTES || iv?.length !== IV_BYTES || body === null) return null
  const decipher = createDecipheriv(ALGORITHM, keyFrom(secret, salt), iv)
  try {
    const text = Buffer.concat([decipher.update(body), decipher.final()])
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text)
  } catch {
    // Wrong padding, a broken last block, or bytes that are not text: another secret, or altered bytes.
    return null
  }
}

/** Derives the key from the raw salt and the secret's own bytes, even if it looks like base64 (a webhook's `encryptionKey`). */
function keyFrom(secret: string, salt: Buffer): Buffer {
  return createHash('sha256').update(secret, 'utf8').update(salt).digest()
}

/** Decodes padded base64. Null for any other text, which Node would decode in part. */
function bytesOf(base64: string): Buffer | null {
  return base64.length % 4 === 0 && BASE64.test(base64) ? Buffer.from(base64, 'base64') : null
}
