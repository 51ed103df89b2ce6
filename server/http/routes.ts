import type { Handler } from './entrance'
import { isMalformed, refuseMalformed } from './malformed'

/** Paths of the Solo emulator; everything else goes to Next. */
const SOLO_PATHS = ['/qapi/', '/integrations/']

/** A link into a call, which the Solo emulator exchanges for a seat. The page of the call, without a token, is Next's. */
const CALL_LINK = /^\/videocalls\/[^?]*\?.*\btoken=/

const isSolos = (url: string): boolean =>
  SOLO_PATHS.some((path) => url.startsWith(path)) || CALL_LINK.test(url)

/** Routes each request to the Solo emulator or to Next. `solo` is absent with a real tenant. */
export const route =
  (pages: Handler, solo: Handler | null): Handler =>
  (request, response) => {
    if (solo !== null && isSolos(request.url ?? '')) solo(request, response)
    else if (isMalformed(request)) refuseMalformed(request, response)
    else pages(request, response)
  }
