import { expect, test } from 'vitest'
import { ACTIONS, type Action, ROLES, type Role } from '@/lib/board/roles'
import { permit } from '@/server/access/permission'

const ACCOUNT = ['session:lock', 'account:own', 'factor:own'] as const
const NURSE = [
  ...ACCOUNT,
  'board:read',
  'patient:read',
  'request:create',
  'request:read',
  'request:cancel',
  'chart:read',
  'chart:write',
  'chart:break-glass',
  'solo:open',
  'view:save',
] as const
const VIRTUAL = [
  'request:claim',
  'request:release',
  'request:complete',
  'request:join',
  'appointment:link',
  'appointment:book',
  'coverage:set',
] as const

const CHARGE = [
  'request:release-any',
  'request:complete-any',
  'report:order',
  'glass:read',
  'display:approve',
  'call-quality:read',
  'escalation:edit',
  'bed:move',
  'health:read',
] as const

/** A display only shows the board, without names; an admin treats no patient. */
const MAY: Record<Role, readonly Action[]> = {
  bedside: [...NURSE, 'bed:move'],
  virtual: [...NURSE, ...VIRTUAL],
  charge: [...NURSE, ...VIRTUAL, ...CHARGE],
  display: ['board:read'],
  device: ['bedside:serve'],
  admin: [
    'board:read',
    'request:read',
    'request:cancel',
    'request:release-any',
    'request:complete-any',
    'display:manage',
    'layout:manage',
    'escalation:edit',
    'call-quality:read',
    'view:save',
    'account:manage',
    'health:read',
    ...ACCOUNT,
  ],
  compliance: ['audit:read', 'audit:export', ...ACCOUNT],
}

const cases = ROLES.flatMap((role) => ACTIONS.map((action) => ({ role, action })))

test.each(cases)('$role without the second factor that is required, $action', ({ role, action }) => {
  const result = permit({ userId: 'u', name: 'n', role, sessionId: 's', owesFactor: true }, action)
  const left: readonly Action[] = ['factor:own', 'session:lock']
  if (!MAY[role].includes(action)) expect(result).toMatchObject({ refusal: { code: 'forbidden' } })
  else if (left.includes(action)) expect(result).toMatchObject({ ok: true })
  else expect(result).toMatchObject({ ok: false, refusal: { code: 'second_factor_missing' } })
})

test.each(cases)('$role, $action', ({ role, action }) => {
  const actor = { userId: 'u', name: 'n', role, sessionId: 's' }
  const result = permit(actor, action)
  if (MAY[role].includes(action)) expect(result).toMatchObject({ ok: true, value: { actor, action } })
  else expect(result).toMatchObject({ ok: false, refusal: { code: 'forbidden', details: { action } } })
})
