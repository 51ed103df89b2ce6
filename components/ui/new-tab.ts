/** A new tab that says `words` until it is sent on, or null where the browser keeps it shut. To be called within a tap. */
export function openTab(words: string): Window | null {
  const tab = window.open('about:blank', '_blank')
  if (!tab) return null
  // What it will show must have no hold on this page.
  tab.opener = null
  tab.document.title = words
  tab.document.body.textContent = words
  return tab
}
