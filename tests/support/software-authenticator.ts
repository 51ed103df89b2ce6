import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What an authenticator, or the browser in front of it, does differently from what it should. */
export interface Twist {
  readonly origin?: string
  readonly rpId?: string
  /** Its user proved nothing to it. */
  readonly unverified?: boolean
  readonly counter?: number
  readonly userHandle?: string
  readonly challenge?: string
}

/** A passkey of a test, as WebAuthn Level 3 has them: ES256, with a counter. */
export interface SoftwarePasskey {
  readonly id: string
  answer(question: PublicKeyCredentialRequestOptionsJSON, twist?: Twist): AuthenticationResponseJSON
}

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 }

/** Makes passkeys, and answers as a browser at `origin` does. */
export function softwareAuthenticator(origin: string) {
  const clientData = (type: string, challenge: string, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }))

  return {
    /** Makes a passkey. @returns what the browser sends, and the passkey */
    add(
      question: PublicKeyCredentialCreationOptionsJSON,
      twist: Twist = {},
    ): { readonly answer: RegistrationResponseJSON; readonly passkey: SoftwarePasskey } {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(16)
      const rpId = twist.rpId ?? question.rp.id ?? ''
      const data = Buffer.concat([
        authenticatorData(rpId, FLAGS.attested, twist, 0),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseKey(publicKey),
      ])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(data)],
      ])
      const answer: RegistrationResponseJSON = {
        ...common(id),
        response: {
          clientDataJSON: clientData(
            'webauthn.create',
            twist.challenge ?? question.challenge,
            twist.origin ?? origin,
          ).toString('base64url'),
          // Typed as what CBOR can hold.
          attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
          transports: ['usb'],
        },
      }
      return { answer, passkey: passkeyOf({ id, privateKey, userHandle: question.user.id }) }
    },
  }

  function passkeyOf(key: { id: Buffer; privateKey: KeyObject; userHandle: string }): SoftwarePasskey {
    let used = 0
    return {
      id: key.id.toString('base64url'),
      answer(question, twist = {}) {
        used += 1
        const client = clientData(
          'webauthn.get',
          twist.challenge ?? question.challenge,
          twist.origin ?? origin,
        )
        const data = authenticatorData(twist.rpId ?? question.rpId ?? '', 0, twist, twist.counter ?? used)
        const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
        return {
          ...common(key.id),
          response: {
            clientDataJSON: client.toString('base64url'),
            authenticatorData: data.toString('base64url'),
            signature: createSign('sha256').update(signed).sign(key.privateKey).toString('base64url'),
            userHandle: twist.userHandle ?? key.userHandle,
          },
        }
      },
    }
  }
}

const common = (id: Buffer) => ({
  id: id.toString('base64url'),
  rawId: id.toString('base64url'),
  type: 'public-key' as const,
  clientExtensionResults: {},
})

function authenticatorData(rpId: string, more: number, { unverified }: Twist, counter: number): Buffer {
  const data = Buffer.alloc(37)
  createHash('sha256').update(rpId).digest().copy(data)
  data[32] = FLAGS.present | (unverified ? 0 : FLAGS.verified) | more
  data.writeUInt32BE(counter, 33)
  return data
}

/** RFC 9053, 7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const key = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  return Buffer.from(isoCBOR.encode(key as never))
}
