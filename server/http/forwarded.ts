import type { IncomingMessage } from 'node:http'

const CLAIMS = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded', 'x-real-ip']

/**
 * Where no proxy of ours stands in front, the peer of the connection is the client, whatever its headers say. Sign-in
 * limits count by address.
 */
export function takeAddressFromSocket(request: IncomingMessage): void {
  for (const name of CLAIMS) delete request.headers[name]
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
}
