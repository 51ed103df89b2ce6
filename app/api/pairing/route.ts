import type { PairingState } from '@/lib/board/display'
import { accepted, type Result } from '@/lib/errors'
import { nearestAddress } from '@/server/auth/address'
import { hostCookie, readHostCookie, setCookie } from '@/server/platform/http/cookies'
import { getRuntime } from '@/server/runtime'
import { displayCookie } from '@/server/sessions/session-cookie'
import { answer, answerFailure, answerRefusal } from '../../_http/answer'
import { readJsonIfAny } from '../../_http/body'
import { bedsideScreen } from '../../_http/fields'
import { checkOrigin } from '../../_http/origin'
import { parse } from '../../_http/parse'

/** Cookie with the key of the pairing that this screen waits for. */
const COOKIE = 'lantern.pairing'
/** A little longer than a code is valid: the cookie must not expire first. */
const COOKIE_S = 30 * 60

/**
 * POST /api/pairing, without a session: returns the code for this screen, a new one when the last has expired; once an
 * administrator has typed it, starts the session, once only. A PairingState; the key and the session are in cookies
 * that no script reads.
 */
export async function POST(request: Request): Promise<Response> {
  const { displays, authSecret, secureCookies, log } = getRuntime()
  try {
    const origin = checkOrigin(request.headers)
    if (!origin.ok) return answerRefusal(origin.refusal)
    const serial = await readSerial(request)
    if (!serial.ok) return answerRefusal(serial.refusal)
    const key = readHostCookie(request.headers.get('cookie'), COOKIE, secureCookies)
    const address = nearestAddress(request.headers.get('x-forwarded-for'))
    const result = await displays.pairing(key, address, serial.value)
    if (!result.ok) return answerRefusal(result.refusal)
    const { value } = result
    if (value.state === 'paired') {
      const response = tell({ state: 'paired' })
      response.headers.append('Set-Cookie', await displayCookie(value.actor, authSecret, secureCookies))
      response.headers.append(
        'Set-Cookie',
        setCookie(hostCookie(COOKIE, secureCookies), '', 0, secureCookies),
      )
      return response
    }
    const { code, endsInMs, key: newKey } = value
    const response = tell({ state: 'waiting', code, endsInMs })
    if (newKey)
      response.headers.append(
        'Set-Cookie',
        setCookie(hostCookie(COOKIE, secureCookies), newKey, COOKIE_S, secureCookies),
      )
    return response
  } catch (error) {
    return answerFailure(error, log)
  }
}

/** Reads the serial number of the device that the screen becomes; null for a wall, which sends no body. */
async function readSerial(request: Request): Promise<Result<string | null>> {
  const json = await readJsonIfAny(request)
  if (!json.ok || json.value === null) return json.ok ? accepted(null) : json
  const parsed = parse(bedsideScreen, json.value, 'body')
  return parsed.ok ? accepted(parsed.value.serial) : parsed
}

const tell = (state: PairingState): Response => answer(200, state)
