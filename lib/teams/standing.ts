/**
 * Whether a user can join by Teams. `ready`: yes; `connect`: after connecting their Microsoft account; `off`: not set up here, or
 * not for their role.
 */
export type TeamsState = 'ready' | 'connect' | 'off'

export interface TeamsStanding {
  readonly state: TeamsState
  /** Whether users can connect a Microsoft account here. */
  readonly connectable: boolean
  /** The user's connected account, null where there is none; `name` as Microsoft has it, null where it has none. */
  readonly connected: { readonly name: string | null } | null
}

export const TEAMS_OFF: TeamsStanding = { state: 'off', connectable: false, connected: null }

/** Why a user of Microsoft or another provider was refused; the page shows the reason, from `?refused=`. */
export const MICROSOFT_REFUSALS = [
  'unknown',
  'other-identity',
  'other-account',
  'role',
  'no-role',
  'group-overage',
  'not-fresh',
  'failed',
] as const
export type MicrosoftRefusal = (typeof MICROSOFT_REFUSALS)[number]

export const isMicrosoftRefusal = (value: unknown): value is MicrosoftRefusal =>
  MICROSOFT_REFUSALS.some((one) => one === value)
