import type { SessionEnd } from '@/lib/realtime/events'

let isSigningOut = false
let known: SessionEnd | null = null

/**
 * Leaves for the sign-in page, by a full load, so that nothing of the session stays in memory. A sign-out of this page leads on itself.
 * A 401 means only that the session is over (`expired`), so it never takes the place of the reason that the socket gave.
 */
export function leaveSignedOut(why: SessionEnd): void {
  forgetWhenLeft()
  if (known === null || why !== 'expired') known = why
  if (!isSigningOut) window.location.assign(`/sign-in?ended=${known}`)
}

/**
 * Runs the sign-out of this page, which ends by leaving it: perhaps for the provider, to sign out there, too. The news that the session has
 * ended comes before the answer to the sign-out, and would lead elsewhere.
 */
export async function signOutHere(run: () => Promise<unknown>): Promise<void> {
  forgetWhenLeft()
  isSigningOut = true
  try {
    await run()
  } catch {
    isSigningOut = false
    if (known) leaveSignedOut(known)
  }
}

/** The back button can bring this page back with its variables, perhaps under another session. Adding a listener twice adds it once. */
const forgetWhenLeft = (): void => window.addEventListener('pagehide', forget)

function forget(): void {
  isSigningOut = false
  known = null
}
