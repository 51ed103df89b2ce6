/**
 * Takes the place of the parts of socket.io that find, take apart and read binary data (next.config.mjs): no event of lib/realtime has any.
 */
const isBinary = () => false

/** Only a transport without binary frames sends Base64, and WebSocket is the only transport (open-socket.ts). */
const decode = () => {
  throw new Error('Binary data in a text frame')
}

export { decode, isBinary, isBinary as hasBinary }
