import { describe, expect, it } from 'vitest'
import { mappedRole, type RoleMapping, roleMapping } from '@/server/oidc/role-mapping'

const NURSES: RoleMapping = {
  claim: 'groups',
  order: [
    ['charge nurses', 'charge'],
    ['nurses', 'bedside'],
  ],
}

describe('The role that a directory gives', () => {
  it.each([
    [{ groups: ['nurses'] }, { role: 'bedside' }],
    [{ groups: 'nurses' }, { role: 'bedside' }],
    [{ groups: ['nurses', 'charge nurses'] }, { role: 'charge' }],
    [{ groups: ['Nurses'] }, { why: 'no-role' }],
    [{ groups: [] }, { why: 'no-role' }],
    [{ roles: ['nurses'] }, { why: 'no-role' }],
    [{}, { why: 'no-role' }],
    [{ _claim_names: { groups: 'src1' } }, { why: 'group-overage' }],
    [{ hasgroups: 'true' }, { why: 'group-overage' }],
    [{ _claim_names: { address: 'src1' } }, { why: 'no-role' }],
    [{ groups: ['others'], _claim_names: { groups: 'src1' } }, { why: 'no-role' }],
  ])('of %o is %o', (claims, role) => {
    expect(mappedRole(claims, NURSES)).toEqual(role)
  })

  it('is written group=role, in the order that decides', () => {
    expect(roleMapping.parse('CN=vn;OU=x=virtual')).toEqual([['CN=vn;OU=x', 'virtual']])
    expect(roleMapping.parse(' a=charge , b=bedside ')).toEqual([
      ['a', 'charge'],
      ['b', 'bedside'],
    ])
  })

  it.each(['a', 'a=nurse', '=admin', 'a=admin,', 'a=admin,a=bedside', 'a=device'])(
    'is not written %s',
    (text) => {
      expect(roleMapping.safeParse(text).success).toBe(false)
    },
  )
})
