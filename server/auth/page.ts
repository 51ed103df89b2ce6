import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { actorOf } from './actor'
import type { Actor } from './permit'

/** Who opens the page, in a server component; null when nobody is signed in. */
export const pageActor = async (): Promise<Actor | null> => actorOf(await headers())

/** Who opens the page, in a server component; sends everybody else to the sign-in page. */
export const requirePageActor = async (): Promise<Actor> => (await pageActor()) ?? redirect('/sign-in')
