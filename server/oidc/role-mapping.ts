import { z } from 'zod'
import { ACCOUNT_ROLES, type Role } from '@/lib/board/roles'

/** Which values of a claim stand for which role. */
export interface RoleMapping {
  /** The claim of the ID token, such as `roles` or `groups`. */
  readonly claim: string
  /** A user who has several gets the role of the first. */
  readonly order: readonly (readonly [value: string, role: Role])[]
}

/** The role that the directory gives a user, or why it gives none. */
export type MappedRole =
  | { readonly role: Role; readonly why?: never }
  | { readonly role?: never; readonly why: 'no-role' | 'group-overage' }

const isRole = (word: string): word is (typeof ACCOUNT_ROLES)[number] =>
  ACCOUNT_ROLES.some((one) => one === word)

/** `lantern-charge=charge,lantern-nurses=bedside`; the last `=` of each part separates, since names of groups may hold one. */
export const roleMapping = z.string().transform((text, check): RoleMapping['order'] => {
  const pairs = text.split(',').map((part) => {
    const at = part.lastIndexOf('=')
    return [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()] as const
  })
  const values = pairs.map(([value]) => value)
  const right = pairs.flatMap(([value, role]): RoleMapping['order'] =>
    value !== '' && isRole(role) ? [[value, role]] : [],
  )
  if (right.length === pairs.length && new Set(values).size === values.length) return right
  check.addIssue(
    `must be group=role, each group once, with commas between them; roles are ${ACCOUNT_ROLES.join(', ')}`,
  )
  return z.NEVER
})

/**
 * Returns the role of the user that an ID token names. Entra ID leaves out `groups` where a user has more than 200, and names the
 * claim in `_claim_names` or sets `hasgroups`: no one then knows their groups from the token.
 */
export function mappedRole(
  claims: Readonly<Record<string, unknown>>,
  { claim, order }: RoleMapping,
): MappedRole {
  const values = valuesOf(claims[claim])
  const first = order.find(([value]) => values.has(value))
  if (first) return { role: first[1] }
  const elsewhere = claims._claim_names
  const left =
    (typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, claim)) ||
    (claim === 'groups' && claims.hasgroups !== undefined)
  return { why: left && !Object.hasOwn(claims, claim) ? 'group-overage' : 'no-role' }
}

const valuesOf = (given: unknown): ReadonlySet<unknown> =>
  new Set(Array.isArray(given) ? given : given === undefined ? [] : [given])
