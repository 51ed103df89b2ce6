/** Takes the place of all transports of engine.io-client but WebSocket (next.config.mjs): no socket of Lantern asks for another one. */
class NoTransport {}

export { NoTransport as Fetch, NoTransport as WT, NoTransport as XHR }
