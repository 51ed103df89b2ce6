import { placesIn } from '@/lib/board/place'
import { contactPage } from '@/lib/layout/contact-page'
import { translatorFor } from '@/lib/words/translator'
import { permit } from '@/server/access/permission'
import { actorOf } from '@/server/auth/actor'
import { getRuntime } from '@/server/runtime'
import { answerFailure, answerRefusal } from '../_http/answer'
import { pageLocale } from '../_words/page-locale'

export const dynamic = 'force-dynamic'

/**
 * GET /contacts?building=: the numbers to call when Lantern is gone, as a page to print and to cache; all buildings
 * without one. It is one document without other resources, so that a cached copy works.
 */
export async function GET(request: Request): Promise<Response> {
  const runtime = getRuntime()
  try {
    const actor = await actorOf(request.headers)
    if (!actor) return new Response(null, { status: 303, headers: { Location: '/sign-in' } })
    const permitted = permit(actor, 'board:read')
    if (!permitted.ok) {
      const detail = { method: 'GET', path: '/contacts' }
      await runtime.audit.refused(actor, 'board:read', permitted.refusal.code, { detail })
      return answerRefusal(permitted.refusal)
    }
    const building = new URL(request.url).searchParams.get('building')
    const sheet = await runtime.layout.contacts(permitted.value, building)
    if (!sheet.ok) return answerRefusal(sheet.refusal)
    const locale = await pageLocale()
    return new Response(
      contactPage(
        sheet.value,
        locale,
        translatorFor(locale, 'contacts'),
        placesIn(locale, translatorFor(locale, 'common')),
      ),
      {
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
      },
    )
  } catch (error) {
    return answerFailure(error, runtime.log)
  }
}
