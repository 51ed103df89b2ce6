import type { CoverageOverview, ShiftHours, UnitOfBuilding } from '@/lib/board/coverage'
import type { Result } from '@/lib/errors'
import type { Permit } from '../auth/permit'

export interface CoverageService {
  read(permit: Permit<'coverage:set'>): Promise<Result<CoverageOverview>>
  /** Replaces what the asker covers, from now to the end of a shift. Refuses unknown units (`units.0.unit`). */
  set(
    permit: Permit<'coverage:set'>,
    shift: { readonly units: readonly UnitOfBuilding[]; readonly hours: ShiftHours },
  ): Promise<Result<CoverageOverview>>
  /** Ends the asker's shift now. */
  end(permit: Permit<'coverage:set'>): Promise<Result<CoverageOverview>>
}
