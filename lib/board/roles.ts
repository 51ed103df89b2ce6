/** Who may do what. The server enforces it; the browser uses it to leave out what would be refused. */
export const ROLES = ['bedside', 'virtual', 'charge', 'display', 'device', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What an account may be: a device at a bed is paired, and nobody signs in as one. */
export const ACCOUNT_ROLES = [
  'bedside',
  'virtual',
  'charge',
  'display',
  'admin',
] as const satisfies readonly Role[]

export const ACTIONS = [
  'board:read',
  'patient:read',
  'request:create',
  'request:read',
  'request:cancel',
  'request:claim',
  'request:release',
  'request:release-any',
  'request:complete',
  'request:complete-any',
  'request:join',
  'appointment:link',
  'chart:read',
  'chart:write',
  'appointment:book',
  'report:order',
  'solo:open',
  'display:manage',
  'layout:manage',
  'escalation:edit',
  'coverage:set',
  'bed:move',
  'view:save',
  'bedside:serve',
] as const
export type Action = (typeof ACTIONS)[number]

const MAY: Readonly<Record<Role, ReadonlySet<Action>>> = {
  bedside: new Set([
    'board:read',
    'patient:read',
    'request:create',
    'request:read',
    'request:cancel',
    'chart:read',
    'chart:write',
    'solo:open',
    'bed:move',
    'view:save',
  ]),
  virtual: new Set([
    'board:read',
    'patient:read',
    'request:create',
    'request:read',
    'request:cancel',
    'request:claim',
    'request:release',
    'request:complete',
    'request:join',
    'appointment:link',
    'chart:read',
    'chart:write',
    'appointment:book',
    'solo:open',
    'coverage:set',
    'view:save',
  ]),
  // Everything on the ward; the system itself is the administrator's.
  charge: new Set(
    ACTIONS.filter(
      (action) => action !== 'display:manage' && action !== 'layout:manage' && action !== 'bedside:serve',
    ),
  ),
  // A display hangs in public view: it looks, and is told no names.
  display: new Set(['board:read']),
  // It stands at a bed, in anybody's reach: it serves that bed, and is told of nothing else.
  device: new Set(['bedside:serve']),
  // Runs the system, treats nobody: clears what is stuck, without patient data.
  admin: new Set([
    'board:read',
    'request:read',
    'request:cancel',
    'request:release-any',
    'request:complete-any',
    'display:manage',
    'layout:manage',
    'escalation:edit',
    'view:save',
  ]),
}

/** Whether someone in `role` may do `action`. Anything not listed is refused. */
export const may = (role: Role, action: Action): boolean => MAY[role].has(action)
