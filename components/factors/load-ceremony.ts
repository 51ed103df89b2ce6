import { refusalTextHere } from '@/lib/words/refusal-text-here'
import type { CeremonyEnd } from './ceremony'

type Ceremony = typeof import('./ceremony')
type Ended = { answer: unknown } | CeremonyEnd

/** `provePasskey`, whose code loads with the tap. */
export const loadAndProve = (path: string): Promise<Ended> =>
  withCeremony(({ provePasskey }) => provePasskey(path))

/** `makePasskey`, whose code loads with the tap. */
export const loadAndMake = (path: string): Promise<Ended> =>
  withCeremony(({ makePasskey }) => makePasskey(path))

/** The code does not load without a network, nor from a page that is older than the server. */
const withCeremony = (run: (ceremony: Ceremony) => Promise<Ended>): Promise<Ended> =>
  import('./ceremony').then(run, () => ({
    ended: 'refused',
    refusal: { code: 'upstream_unavailable', ...refusalTextHere('unreachable') },
  }))
