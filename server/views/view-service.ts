import type { SavedView } from '@/lib/board/saved-view'
import type { Result } from '@/lib/errors'
import type { Permit } from '../auth/permit'

/** What is saved: a name and the query of an address, of which only what a view has is kept. */
export interface NewView {
  readonly name: string
  readonly query: string
}

/** Everybody's own views; those of others are not there. */
export interface ViewService {
  /** In natural order of their names. */
  list(permit: Permit<'view:save'>): Promise<Result<readonly SavedView[]>>
  /** Refuses a name the asker has (invalid, `name`), and more than MOST_SAVED_VIEWS. */
  save(permit: Permit<'view:save'>, view: NewView): Promise<Result<SavedView>>
  /** Refuses a name the asker has (invalid, `name`), and a view that is gone (not_found). */
  rename(permit: Permit<'view:save'>, id: string, name: string): Promise<Result<SavedView>>
  /** Answers what was removed, so that it can be saved again. */
  remove(permit: Permit<'view:save'>, id: string): Promise<Result<SavedView>>
}
