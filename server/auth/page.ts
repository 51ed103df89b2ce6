import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Action } from '@/lib/board/roles'
import { actorOf } from './actor'
import { type Actor, permit } from './permit'

/** Who opens the page, in a server component; sends everybody else to the sign-in page. */
export const requirePageActor = async (): Promise<Actor> =>
  (await actorOf(await headers())) ?? redirect('/sign-in')

/** Who opens a page that not every role may see; sends the others back to the board. */
export async function requirePageActorWho(action: Action): Promise<Actor> {
  const actor = await requirePageActor()
  return permit(actor, action).ok ? actor : redirect('/board')
}
