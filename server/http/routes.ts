import type { Handler } from './entrance'
import { isMalformed, refuseMalformed } from './malformed'

/** Paths of the embedded Solo; everything else is Next's. */
const SOLO_PATHS = ['/qapi/', '/integrations/', '/videocalls/']

/** Sends each request to the program it is for. `solo` is absent where a real tenant is used. */
export const route =
  (pages: Handler, solo: Handler | null): Handler =>
  (request, response) => {
    const forSolo = solo !== null && SOLO_PATHS.some((path) => request.url?.startsWith(path))
    if (forSolo) solo(request, response)
    else if (isMalformed(request)) refuseMalformed(request, response)
    else pages(request, response)
  }
