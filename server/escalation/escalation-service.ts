import type { EscalationOverview, EscalationPath, SavedPath } from '@/lib/board/escalation'
import type { Priority } from '@/lib/board/types'
import type { Result } from '@/lib/errors'
import type { Permit } from '../auth/permit'

/** Which path, by the building's id and `unit` ('' for the building), and the version one has seen; null: none saved. */
export interface PathSeen {
  readonly building: string
  readonly unit: string
  readonly priority: Priority
  readonly version: number | null
}

export interface EscalationService {
  /** By name or id; the first building when null. */
  read(permit: Permit<'escalation:edit'>, building: string | null): Promise<Result<EscalationOverview>>
  /**
   * Refuses what `problemsOf` names (invalid, with the field), and what another has changed meanwhile (version_conflict,
   * whose details hold `version`, `changedBy`, `changedAt` and the `steps` in words; all null where it was removed).
   */
  save(
    permit: Permit<'escalation:edit'>,
    path: PathSeen & { readonly steps: EscalationPath },
  ): Promise<Result<SavedPath>>
  /** Removes a saved path, so that what it overrode applies again. Refuses version_conflict likewise. */
  inherit(permit: Permit<'escalation:edit'>, path: PathSeen): Promise<Result<{ readonly removed: boolean }>>
}
