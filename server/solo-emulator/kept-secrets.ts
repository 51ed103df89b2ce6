import { hkdfSync } from 'node:crypto'
import { type RotatedSecret, readingSecrets, writingSecret } from '@/server/platform/rotated-secret'
import { keptSecret } from '@/server/platform/secrets'
import type { SoloSecrets } from './server'

/**
 * Returns the secrets of a Solo emulator: the secret of its links from the configuration, or made once and kept in `dataDir`;
 * those of its reports and calls derived from `master`, a secret that every node of one database has.
 */
export const soloSecrets = async (
  dataDir: string,
  linkingSecret: string | undefined,
  master: RotatedSecret,
): Promise<SoloSecrets> => ({
  linking: linkingSecret ?? (await keptSecret(dataDir, 'solo-linking-secret')),
  ...derivedSecrets(writingSecret(master)),
  former: readingSecrets(master).slice(1).map(derivedSecrets),
})

const derivedSecrets = (master: string) => ({
  reports: derived(master, 'embedded Solo: reports'),
  calls: derived(master, 'embedded Solo: calls'),
})

const derived = (master: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', master, '', purpose, 32)).toString('base64url')
