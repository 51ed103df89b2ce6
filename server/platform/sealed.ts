import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { type RotatedSecret, readWithAny, writingSecret } from './rotated-secret'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts what the database stores of others' secrets, under the secret of the sessions, which every node of one
 * database has.
 */
export interface Sealer {
  /**
   * Returns `secret` as the database may store it. It opens for `owner` only: the row, or the column of a row, that it
   * is written to.
   */
  seal(secret: string, owner: string): string
  /** Returns the secret, or null where it was sealed by another secret, for another owner or purpose, or altered. */
  open(sealed: string, owner: string): string | null
}

/**
 * Seals with AES-256-GCM (NIST SP 800-38D), as base64 of nonce, tag and ciphertext, under a key derived with HKDF (RFC
 * 5869).
 * @param authSecret - after a change the current one seals, and any of them opens
 * @param purpose - what is sealed, in words: a text sealed for one purpose opens for no other
 */
export function createSealer(authSecret: RotatedSecret, purpose: string): Sealer {
  const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', `Lantern: ${purpose}`, 32))
  const key = keyOf(writingSecret(authSecret))
  return {
    seal(secret, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(owner))
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open: (sealed, owner) => readWithAny(authSecret, (secret) => openWith(keyOf(secret), sealed, owner)),
  }
}

function openWith(key: Buffer, sealed: string, owner: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString('utf8')
  } catch {
    return null
  }
}
