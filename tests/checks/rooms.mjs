/**
 * The order of the rooms: each may import from those above it in its list (the ones it stands on), and from no other. A file
 * directly in `server/` is a room of its own (`runtime.ts`); those not listed are the entry and may import everything.
 * Add a new room where its lowest user needs it.
 * @type {Readonly<Record<'server' | 'components' | 'lib', readonly string[]>>}
 */
export const ROOMS = {
  server: [
    // Knows no hospital.
    'platform',
    // The vendor's service on this machine: stands on platform/ only (see ONLY).
    'solo-emulator',
    'db',
    // The ground floor: who may, who is signed in, what happened, where, and how Solo is called.
    'access',
    'sessions',
    'event-log',
    'places',
    'audit',
    'solo-gateway',
    // Features.
    'coverage',
    'escalation',
    'teams',
    'oidc',
    'accounts',
    'factors',
    'lock',
    'board',
    'queue',
    'views',
    'chart',
    'reports',
    'appointments',
    'calls',
    'assistance',
    'layout',
    'bedside',
    'displays',
    'compliance',
    // What goes to Solo and comes from it.
    'sync/outbox',
    'sync/webhooks',
    'sync/poller',
    'hospital',
    'http',
    // The door for app/, and what stands behind it.
    'health.ts',
    'runtime.ts',
    'auth',
    'realtime',
  ],
  components: [
    'ui',
    'recovery',
    'feed',
    'session',
    'words',
    'factors',
    'lock',
    'alerts',
    'escalation',
    'bed-facts',
    'search',
    'outbox',
    'privacy',
    'shell',
    'displays',
    'sound',
    'invitations',
    'call',
    'coverage',
    'views',
    'page-alerts',
    'chart',
    'appointments',
    'layout',
    'teams',
    'join',
    'request',
    'call-panel',
    'shortcuts',
    'board',
    'wall',
    'bedside',
    'escalation-editor',
    'reports',
    'call-quality',
    'accounts',
    'compliance',
    'contacts',
    'sign-in',
    'gallery',
  ],
  lib: [
    'errors.ts',
    'words',
    'board',
    'calls',
    'appointments',
    'bedside',
    'chart',
    'compliance',
    'layout',
    'lock',
    'realtime',
    'reports',
    'solo',
    'sound',
    'teams',
  ],
}

/**
 * Rooms that may import less than the order allows, and why.
 * @type {Readonly<Record<string, { readonly rooms: readonly string[], readonly why: string }>>}
 */
export const ONLY = {
  'server/solo-emulator': {
    rooms: ['server/platform', 'lib/solo', 'lib/realtime', 'lib/words', 'lib/chart', 'lib/errors.ts'],
    why: 'the Solo emulator stands in for the vendor, so it knows Lantern by HTTP only',
  },
}

/**
 * Rooms that only some may import, and why.
 * @type {Readonly<Record<string, { readonly by: readonly string[], readonly why: string }>>}
 */
export const ONLY_BY = {
  'server/solo-emulator': {
    by: ['server/main.ts', 'server/hospital'],
    why: 'production speaks to a tenant: only the entry starts the emulator, and only the demo is loaded into it',
  },
}
