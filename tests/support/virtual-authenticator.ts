import type { Page } from 'playwright-core'

/**
 * Gives the browser of a page an authenticator of its own, as a laptop or a phone has one: it makes passkeys and knows its user by a finger
 * (WebDriver's virtual authenticators, WebAuthn Level 3, section 11).
 * @returns what takes its user away, and what brings them back
 */
export async function withAuthenticator(page: Page): Promise<{ userVerified(is: boolean): Promise<void> }> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    userVerified: async (isUserVerified) =>
      void (await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
  }
}
