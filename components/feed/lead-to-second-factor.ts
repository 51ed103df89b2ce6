const PAGE = '/second-factor'

/**
 * Leads to where the user sets up the second factor that the hospital has come to require of them: until then the server refuses this page
 * everything. A call is not left.
 */
export function leadToSecondFactor(): void {
  const { pathname } = window.location
  if (pathname !== PAGE && !pathname.startsWith('/videocalls/')) window.location.assign(PAGE)
}
