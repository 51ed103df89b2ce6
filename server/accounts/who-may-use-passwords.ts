import type { Role } from '@/lib/board/roles'
import type { LocalSignIn } from '@/server/oidc/oidc-config'
import { isAccountInUse } from '@/server/sessions/account-in-use'

/** Returns whether the password, and with it a passkey, of an account of this role opens or unlocks anything in Lantern. */
export const mayUsePassword = (localSignIn: LocalSignIn, role: Role): boolean =>
  localSignIn === 'on' || (localSignIn === 'admins' && role === 'admin')

/** Returns whether an account signs in here, by a password or a passkey: the one rule of all ways in that ask for either. */
export const maySignInHere = (
  account: { readonly disabled: boolean; readonly demo: boolean; readonly role: Role },
  { demo, localSignIn }: { readonly demo: boolean; readonly localSignIn: LocalSignIn },
): boolean => isAccountInUse(account, demo) && mayUsePassword(localSignIn, account.role)
