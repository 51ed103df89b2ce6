import type { Messages } from 'use-intl'
import type { OwnFactors, SecondFactor } from '@/lib/board/factors'

export type FactorSceneName = keyof Messages['gallery']['factors']

/** What is shown: the second step of signing in, or a user's own factors, or recovery codes that were just made. */
type FactorScene =
  | { readonly step: readonly SecondFactor[] }
  | { readonly own: OwnFactors; readonly codes: readonly string[] | null }

const DAY_MS = 24 * 3_600_000
const TODAY = Date.UTC(2026, 0, 15, 9)
const OWN: OwnFactors = {
  here: true,
  passkeys: [
    { id: 'a', name: 'Ward laptop, 4 West', addedAt: TODAY - 30 * DAY_MS, usedAt: TODAY },
    { id: 'b', name: 'Security key on the badge', addedAt: TODAY - DAY_MS, usedAt: null },
  ],
  passkeysWork: true,
  app: { addedAt: TODAY - 30 * DAY_MS, usedAt: TODAY - DAY_MS },
  recoveryCodes: 1,
  required: true,
  fresh: true,
}
const CODES = Array.from({ length: 10 }, (_, slot) => `${slot}K7Q-M9XW-D4TR`)

/** The states of signing in by more than a password. */
export const FACTOR_SCENES: Readonly<Record<FactorSceneName, FactorScene>> = {
  stepByCode: { step: ['code', 'passkey'] },
  stepByPasskey: { step: ['passkey'] },
  ownNone: { own: { ...OWN, passkeys: [], app: null, recoveryCodes: 0, required: false }, codes: null },
  ownAll: { own: OWN, codes: null },
  ownToProve: { own: { ...OWN, fresh: false }, codes: null },
  ownByCodeOnly: { own: { ...OWN, passkeys: [], passkeysWork: false }, codes: null },
  ownDirectory: { own: { ...OWN, here: false }, codes: null },
  recoveryCodes: { own: OWN, codes: CODES },
}

export const isFactorScene = (name: string | null): name is FactorSceneName =>
  name !== null && Object.hasOwn(FACTOR_SCENES, name)
