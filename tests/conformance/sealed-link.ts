import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/**
 * "Encryption" of the reference: base64 of salt, IV and AES-256-CBC under sha256(secret and salt), one after the other.
 */
export function sealedLink(data: unknown, secret: string): string {
  const [salt, iv] = [randomBytes(8), randomBytes(16)]
  const key = createHash('sha256').update(secret).update(salt).digest()
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const text = Buffer.concat([cipher.update(JSON.stringify(data)), cipher.final()])
  return [salt, iv, text].map((part) => part.toString('base64')).join('')
}
