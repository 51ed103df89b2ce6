/** What each role may do. The server enforces it; the browser uses it to leave out what the server would refuse. */
export const ROLES = ['bedside', 'virtual', 'charge', 'display', 'device', 'compliance', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** The roles of accounts. A device at a bed is paired; no one signs in as one. */
export const ACCOUNT_ROLES = [
  'bedside',
  'virtual',
  'charge',
  'display',
  'admin',
  'compliance',
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
  'chart:break-glass',
  'glass:read',
  'appointment:book',
  'report:order',
  'call-quality:read',
  'solo:open',
  'display:manage',
  'display:approve',
  'layout:manage',
  'escalation:edit',
  'coverage:set',
  'bed:move',
  'view:save',
  'account:manage',
  'health:read',
  'bedside:serve',
  'session:lock',
  'account:own',
  'factor:own',
  'audit:read',
  'audit:export',
] as const
export type Action = (typeof ACTIONS)[number]

const NOT_OF_THE_WARD: ReadonlySet<Action> = new Set([
  'display:manage',
  'layout:manage',
  'account:manage',
  'bedside:serve',
  'audit:read',
  'audit:export',
])

const MAY: Readonly<Record<Role, ReadonlySet<Action>>> = {
  bedside: new Set([
    'board:read',
    'patient:read',
    'request:create',
    'request:read',
    'request:cancel',
    'chart:read',
    'chart:write',
    'chart:break-glass',
    'solo:open',
    'bed:move',
    'view:save',
    'session:lock',
    'account:own',
    'factor:own',
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
    'chart:break-glass',
    'appointment:book',
    'solo:open',
    'coverage:set',
    'view:save',
    'session:lock',
    'account:own',
    'factor:own',
  ]),
  // Everything on the ward; the system itself belongs to the administrator, the audit trail to compliance.
  charge: new Set(ACTIONS.filter((action) => !NOT_OF_THE_WARD.has(action))),
  // A display hangs in public view: it only shows the board, without names.
  display: new Set(['board:read']),
  // A device stands within anyone's reach: it serves its own bed and gets nothing else.
  device: new Set(['bedside:serve']),
  // An administrator runs the system and treats no patient: clears what is stuck, without patient data.
  admin: new Set([
    'board:read',
    'request:read',
    'request:cancel',
    'request:release-any',
    'request:complete-any',
    'display:manage',
    'layout:manage',
    'escalation:edit',
    // Mends the network that a room's calls suffer from; the figures name no one.
    'call-quality:read',
    'view:save',
    'session:lock',
    'account:manage',
    'health:read',
    'account:own',
    'factor:own',
  ]),
  // Answers who looked at which patient. Sees no board and no chart, and treats no patient.
  compliance: new Set(['audit:read', 'audit:export', 'session:lock', 'account:own', 'factor:own']),
}

/** Returns whether a user in `role` may do `action`. Anything not listed is refused. */
export const may = (role: Role, action: Action): boolean => MAY[role].has(action)
