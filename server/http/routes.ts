import type { Handler } from './entrance'
import { isMalformed, refuseMalformed } from './malformed'

/** Paths of the embedded Solo; everything else is Next's. */
const SOLO_PATHS = ['/qapi/', '/integrations/']

/** A link into a call. It is exchanged for a seat; the page of the call, without a link, is Next's. */
const CALL_LINK = /^\/videocalls\/[^?]*\?.*\btoken=/

const isSolos = (url: string): boolean =>
  SOLO_PATHS.some((path) => url.startsWith(path)) || CALL_LINK.test(url)

/** Sends each request to the program it is for. `solo` is absent where a real tenant is used. */
export const route =
  (pages: Handler, solo: Handler | null): Handler =>
  (request, response) => {
    if (solo !== null && isSolos(request.url ?? '')) solo(request, response)
    else if (isMalformed(request)) refuseMalformed(request, response)
    else pages(request, response)
  }
