import type { Role } from '@/lib/board/roles'
import { account } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { hashPassword } from './password'

/** The public password of every demo account. Demo accounts cannot sign in outside demo mode. */
export const DEMO_PASSWORD = 'lantern'

export const DEMO_ACCOUNTS = [
  { username: 'bedside', name: 'Bea Larsson, RN', role: 'bedside' },
  { username: 'virtual', name: 'Victor Adeyemi, RN', role: 'virtual' },
  { username: 'charge', name: 'Carmen Ortiz, RN', role: 'charge' },
  { username: 'display', name: 'Wall display', role: 'display' },
  { username: 'admin', name: 'Aiko Tanaka', role: 'admin' },
  { username: 'compliance', name: 'Priya Raman', role: 'compliance' },
] as const satisfies readonly { username: string; name: string; role: Role }[]

/** Makes the missing demo accounts. An existing account of the same name stays unchanged. */
export async function loadDemoAccounts(orm: Orm): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await orm
    .insert(account)
    .values(DEMO_ACCOUNTS.map((one) => ({ ...one, passwordHash, demo: true })))
    .onConflictDoNothing({ target: account.username })
}
