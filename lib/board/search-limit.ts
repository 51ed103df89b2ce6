/** A search answers with at most so many beds. */
export const MOST_FOUND_BEDS = 20
