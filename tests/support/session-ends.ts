import { hydrated } from './hydrated'
import { answered, type Person } from './people'

/**
 * What the pages of a person may say whose session ends while they are open: by a sign-out, here or elsewhere, by an administrator, or by
 * the next nurse at that browser. A page asks for its session, its alerts or its lists by itself, perhaps in that moment.
 */
export const SESSION_ENDED = answered(401)

/** The same where the session is locked while its pages are open. */
export const SESSION_LOCKED = answered(423)

/** Presses the button that signs out; the test waits for where that leads. */
export async function signOut({ page, expects }: Person): Promise<void> {
  expects(SESSION_ENDED)
  const out = page.getByRole('button', { name: /^Sign out/ }).first()
  await hydrated(out)
  await out.click()
}

/** Locks the screen by its keys; the test waits for what shows that. */
export async function lockByKeys({ page, expects }: Person): Promise<void> {
  expects(SESSION_LOCKED)
  await page.keyboard.press('Alt+l')
}
