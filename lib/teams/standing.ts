/**
 * How joining by Teams stands for one person. `ready`: it may be tried; `connect`: her Microsoft account is needed first;
 * `off`: not set up here, or not for her role.
 */
export type TeamsState = 'ready' | 'connect' | 'off'

export interface TeamsStanding {
  readonly state: TeamsState
  /** Whether people can connect a Microsoft account here. */
  readonly connectable: boolean
  /** Her connected account; `name` as Microsoft calls her, null where it does not say. Null where none is connected. */
  readonly connected: { readonly name: string | null } | null
}

export const TEAMS_OFF: TeamsStanding = { state: 'off', connectable: false, connected: null }

/** Why a Microsoft account was not taken; the page says it in words, by `?refused=`. */
export const MICROSOFT_REFUSALS = ['unknown', 'other-identity', 'other-account', 'role', 'failed'] as const
export type MicrosoftRefusal = (typeof MICROSOFT_REFUSALS)[number]

export const isMicrosoftRefusal = (value: unknown): value is MicrosoftRefusal =>
  MICROSOFT_REFUSALS.some((one) => one === value)
