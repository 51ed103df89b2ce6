/**
 * Follows a page that is left, or kept for the way back (back/forward cache): it receives nothing, and the server need not wait
 * for its ping to run out.
 * @returns what ends that; does nothing where there is no page
 */
export function followPageLife(socket: { disconnect(): unknown; connect(): unknown }): () => void {
  if (typeof window === 'undefined') return () => {}
  const onHide = () => void socket.disconnect()
  const onShow = ({ persisted }: PageTransitionEvent) => void (persisted && socket.connect())
  window.addEventListener('pagehide', onHide)
  window.addEventListener('pageshow', onShow)
  return () => {
    window.removeEventListener('pagehide', onHide)
    window.removeEventListener('pageshow', onShow)
  }
}
