import type { Identity } from '@/server/teams/token-book'
import type { MappedRole } from './role-mapping'

/** A user as the provider has just named them. */
export interface DirectoryUser {
  readonly identity: Identity
  /** As people write it, such as `Vera Lind, RN`; null where the provider does not say. */
  readonly fullName: string | null
  /** The session at the provider; null where its ID tokens have none. */
  readonly sid: string | null
  /** Sealed; null where sign-out stays in Lantern. */
  readonly idToken: string | null
  /** Null where the directory gives no roles. */
  readonly mapped: MappedRole | null
}
