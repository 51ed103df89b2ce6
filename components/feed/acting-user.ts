import { ACTING_USER } from '@/lib/realtime/acting-user'

/** Returns the id of the user that this page was loaded for; the root layout writes it. Undefined: no one was signed in. */
export const actingUser = (): string | undefined =>
  typeof document === 'undefined' ? undefined : document.documentElement.dataset.user

/** Returns the header that a change carries. */
export function actingUserHeader(): Record<string, string> {
  const user = actingUser()
  return user === undefined ? {} : { [ACTING_USER.header]: user }
}

/** Returns the field that a socket's handshake carries. */
export function actingUserHandshake(): Record<string, string> {
  const user = actingUser()
  return user === undefined ? {} : { [ACTING_USER.handshake]: user }
}
