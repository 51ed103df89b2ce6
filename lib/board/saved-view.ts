/** A view that somebody gave a name; the view is its address. */
export interface SavedView {
  readonly id: string
  readonly name: string
  /** The query of its address, without the "?". */
  readonly query: string
}

/** More than these nobody finds again. */
export const MOST_SAVED_VIEWS = 30
export const LONGEST_VIEW_NAME = 60
