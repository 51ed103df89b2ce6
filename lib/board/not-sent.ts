/**
 * The promise, in ms: a request that Solo has not confirmed reads NOT SENT on every screen this long after it was asked, at
 * the latest. The limits below leave time for what comes between a decision and the screen.
 */
const NOT_SENT_WITHIN_MS = 5_000

/**
 * When the server marks a request as not sent. The 800 ms are for the round of the outbox worker that does it (every 250 ms),
 * the event, and the network to each screen.
 */
export const SERVER_NOT_SENT_AFTER_MS = NOT_SENT_WITHIN_MS - 800

/**
 * When a browser counts a request as not sent by itself: a display for each request of its board, and the asking browser for a
 * request that the server has not answered. The second is for the tick of the display's clock and for a slow machine to render
 * it.
 */
export const BROWSER_NOT_SENT_AFTER_MS = NOT_SENT_WITHIN_MS - 1_000
