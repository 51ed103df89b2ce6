import type { Row } from './route-table'

const ACCOUNTS = ['bedside', 'virtual', 'charge', 'admin', 'compliance'] as const
const COMMON = { id: 'Y3JlZA', rawId: 'Y3JlZA', type: 'public-key', clientExtensionResults: {} } as const
/** What a browser answers for a passkey, by its form. */
const PASSKEY = {
  ...COMMON,
  response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
}
const NEW_PASSKEY = {
  ...COMMON,
  response: { clientDataJSON: 'e30', attestationObject: 'oA', transports: ['usb', 'hybrid'] },
}
const NEW = { name: 'Ward key', answer: NEW_PASSKEY }
const PROOF = { password: 'twelve or more', code: '123456' }

/** What users sign in with besides the password. */
export const FACTOR_ROUTES = [
  ['GET', 'account/factors', {}, ACCOUNTS, 'readFactors', []],
  ['POST', 'account/proof', { body: PROOF }, ACCOUNTS, 'proveFactors', [PROOF]],
  ['POST', 'account/proof/passkey', {}, ACCOUNTS, 'askProof', []],
  ['POST', 'account/passkeys/question', {}, ACCOUNTS, 'askToAddPasskey', []],
  ['POST', 'account/passkeys', { body: NEW }, ACCOUNTS, 'addPasskey', [NEW]],
  ['DELETE', 'account/passkeys/[id]', { id: 'Y3JlZA' }, ACCOUNTS, 'removePasskey', ['Y3JlZA']],
  ['POST', 'account/authenticator', {}, ACCOUNTS, 'startApp', []],
  ['PUT', 'account/authenticator', { body: { code: '123 456' } }, ACCOUNTS, 'confirmApp', ['123 456']],
  ['DELETE', 'account/authenticator', {}, ACCOUNTS, 'removeApp', []],
  ['POST', 'account/recovery-codes', {}, ACCOUNTS, 'makeCodes', []],
  ['POST', 'session/unlock/passkey/question', {}, ACCOUNTS, 'askToUnlock', []],
  ['POST', 'session/unlock/passkey', { body: { answer: PASSKEY } }, ACCOUNTS, 'unlockByPasskey', [PASSKEY]],
] as const satisfies readonly Row[]
