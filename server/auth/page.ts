import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { actorOf } from './actor'
import type { Actor } from './permit'

/** Who opens the page, in a server component; sends everybody else to the sign-in page. */
export const requirePageActor = async (): Promise<Actor> =>
  (await actorOf(await headers())) ?? redirect('/sign-in')
