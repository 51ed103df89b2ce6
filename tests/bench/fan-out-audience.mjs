import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

/**
 * Hundreds of displays in a process of their own, so that what they cost is not counted as the server's. They speak just
 * enough WebSocket and Socket.IO to be sent events, and look at the bytes without decoding them: on loopback a message of
 * this size arrives in one piece.
 *
 * @typedef {{ port: number, sockets: number, cookies: string[], watch: object | null }} Audience
 */

const now = () => performance.timeOrigin + performance.now()

/**
 * A client's text frame; a mask of zeros leaves the payload as it is.
 *
 * @param {string} text
 */
const frame = (text) =>
  Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)])

let arrived = 0

process.on('message', (/** @type {Audience} */ { port, sockets, cookies, watch }) => {
  let ready = 0
  const isReady = () => {
    ready += 1
    if (ready === sockets) process.send?.({ ready: true })
  }
  for (let index = 0; index < sockets; index += 1) {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    socket.on('error', () => process.exit(1))
    socket.write(
      [
        'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        `Cookie: ${cookies[index % cookies.length] ?? ''}`,
        '\r\n',
      ].join('\r\n'),
    )
    socket.on('data', (chunk) => {
      const isCloseFrame = chunk[0] === 0x88
      if (isCloseFrame) socket.destroy()
      else if (chunk.includes('"board:event"')) {
        arrived += 1
        if (arrived % sockets === 0) process.send?.({ lastAt: now() })
      } else if (chunk.includes('0{"sid"') && !chunk.includes('40{"sid"')) socket.write(frame('40'))
      else if (chunk.includes('40{"sid"')) {
        if (watch) socket.write(frame(`420${JSON.stringify(['board:watch', watch])}`))
        else isReady()
      } else if (chunk.includes('430[')) isReady()
      else if (chunk.length === 3 && chunk[2] === 0x32) socket.write(frame('3'))
    })
  }
})

// Never outlives the bench.
process.on('disconnect', () => process.exit(0))
