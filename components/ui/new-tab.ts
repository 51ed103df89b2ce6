/** Opens a new tab that says `words` until it is redirected; null where the browser blocks it. Call it within a tap. */
export function openTab(words: string): Window | null {
  const tab = window.open('about:blank', '_blank')
  if (!tab) return null
  // The opened page must have no reference to this one.
  tab.opener = null
  tab.document.title = words
  tab.document.body.textContent = words
  return tab
}
