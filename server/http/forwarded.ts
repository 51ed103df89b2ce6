import type { IncomingMessage } from 'node:http'

const CLAIMS = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded', 'x-real-ip']

/**
 * Takes the client's address from the connection where no proxy of the hospital stands in front, whatever the headers say. Rate
 * limits on sign-in count by address.
 */
export function takeAddressFromSocket(request: IncomingMessage): void {
  for (const name of CLAIMS) delete request.headers[name]
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
}
