import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** Resolves once React has taken over the element that the server rendered: what is clicked before is lost. */
export const hydrated = (element: Locator): Promise<void> =>
  expect.poll(() => element.evaluate(isTakenOver)).toBe(true)

/** Runs in the page. React notes on an element what it belongs to, once it has hydrated it. */
const isTakenOver = (element: Element): boolean =>
  Object.keys(element).some((key) => key.startsWith('__reactProps'))
