import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What a subscription's key is sealed with: made of the secret of the sessions, which every node of one database has. */
export interface KeyKeeper {
  /** `key` as the database may hold it, good for the row of `endpoint` alone. */
  seal(key: string, endpoint: string): string
  /** What was sealed, or null where it was by another secret, for another endpoint, or altered. */
  open(sealed: string, endpoint: string): string | null
}

/** AES-256-GCM (NIST SP 800-38D), base64 of nonce, tag and ciphertext, under a key derived with HKDF (RFC 5869). */
export function createKeyKeeper(authSecret: string): KeyKeeper {
  const secret = Buffer.from(hkdfSync('sha256', authSecret, '', 'Lantern: key of the webhooks', 32))
  return {
    seal(key, endpoint) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, secret, nonce).setAAD(Buffer.from(endpoint))
      const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(sealed, endpoint) {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
      const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(endpoint)).setAuthTag(tag)
      try {
        const key = Buffer.concat([
          decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
          decipher.final(),
        ])
        return key.toString('utf8')
      } catch {
        return null
      }
    },
  }
}
