import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Action } from '@/lib/board/roles'
import { type Actor, permit } from '@/server/access/permission'
import { getRuntime } from '@/server/runtime'
import { readSessionCookie, type SessionClaim } from '@/server/sessions/session-cookie'
import { actorOf } from './actor'

/** Returns the user or display that opened the page, if its session is open; asks the database once for each page. */
export const pageActor = cache(async (): Promise<Actor | null> => actorOf(await headers()))

/**
 * Returns the user of a page, in a server component. Sends a visitor without a session to the sign-in page, a wall to its code,
 * a bed's device to its page, and a user who has yet to set up the second factor that the hospital requires to where that is done.
 */
export async function requirePageActor(): Promise<Actor> {
  const actor = await pageActor()
  // The device of a bed has one page, whichever one was opened.
  if (actor?.device) redirect(`/bedside/${encodeURIComponent(actor.device.serial)}`)
  if (actor?.owesFactor) redirect('/second-factor')
  if (actor) return actor
  // No one signs in at a wall, whenever and for whatever reason its session ended.
  const claim = await pageClaim()
  redirect(claim?.paired ? '/display' : '/sign-in')
}

/** Returns what the session cookie of the page's user says, whether that session is still open or not. */
export async function pageClaim(): Promise<SessionClaim | null> {
  const { authSecret, secureCookies } = getRuntime()
  return readSessionCookie((await headers()).get('cookie'), authSecret, secureCookies)
}

/** Returns the user of a page that not every role may see; sends the others back to the board. */
export async function requirePageActorWho(action: Action): Promise<Actor> {
  const actor = await requirePageActor()
  return permit(actor, action).ok ? actor : redirect('/board')
}
