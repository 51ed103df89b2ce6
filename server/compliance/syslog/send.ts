import { createConnection } from 'node:net'
import { connect } from 'node:tls'

/** Where the collector is, and the certificates for it in PEM. */
export interface Collector {
  readonly host: string
  readonly port: number
  /** Absent: plain TCP. */
  readonly tls?: {
    /** The authorities that the collector's certificate may be from; absent: the public ones. */
    readonly ca?: string
    /** The certificate and key by which Lantern proves itself, where the collector asks for one. */
    readonly cert?: string
    readonly key?: string
  }
}

/** How long (ms) a collector may take for anything: to answer, to take more, to close. */
const PATIENCE_MS = 10_000

/**
 * Sends a batch over a connection of its own. TCP confirms nothing to the sender, so the batch counts as delivered when the
 * collector has closed the connection in order after our close_notify (RFC 5425, 4.4). Rejects where it did not: the collector
 * may have any part of the batch, which is to be sent again.
 */
export const sendBatch = (
  collector: Collector,
  frames: Iterable<string>,
  patienceMs = PATIENCE_MS,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const { host, port, tls } = collector
    const socket = tls
      ? connect({ host, port, ...tls, ...serverName(host) })
      : createConnection({ host, port })
    const left = frames[Symbol.iterator]()
    let isClosedInOrder = false
    const writeOn = () => {
      while (!socket.writableEnded) {
        const { value, done } = left.next()
        if (done) socket.end()
        else if (!socket.write(value)) return
      }
    }
    socket.setTimeout(patienceMs, () => socket.destroy(problem('ETIMEDOUT')))
    socket.on(tls ? 'secureConnect' : 'connect', writeOn)
    socket.on('drain', writeOn)
    socket.on('end', () => {
      isClosedInOrder = socket.writableFinished
    })
    socket.on('error', reject)
    socket.on('close', () => (isClosedInOrder ? resolve() : reject(problem('ECONNABORTED'))))
    // Nothing is expected from a collector, and its end is only seen by reading.
    socket.resume()
  })

/** TLS names no server by its address (RFC 6066). */
const serverName = (host: string) => (/^[\d.]+$|:/.test(host) ? {} : { servername: host })

const problem = (code: string): Error =>
  Object.assign(new Error('The syslog collector did not take a batch.'), { code })
