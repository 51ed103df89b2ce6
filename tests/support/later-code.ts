import type { Page } from 'playwright-core'

/** Loses the code that a page fetches after it has loaded, as a server of another build does. Call it before the page loads. */
export async function loseLaterCode(page: Page): Promise<void> {
  let isLoaded = false
  page.on('load', () => {
    isLoaded = true
  })
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) isLoaded = false
  })
  await page.route('**/_next/static/chunks/*.js', (route) => (isLoaded ? route.abort() : route.continue()))
}
