/** A view that a user saved under a name; the view is an address. */
export interface SavedView {
  readonly id: string
  readonly name: string
  /** The query of the address, without the "?". */
  readonly query: string
}

/** Users do not find a view again among more than these. */
export const MOST_SAVED_VIEWS = 30
export const LONGEST_VIEW_NAME = 60
