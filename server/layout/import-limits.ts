/** The longest file, in characters: a bundle of 5,000 beds has about 2.5 million. */
export const LONGEST_FILE = 6_000_000
/** The most beds of a file; for a table, the most lines, right or wrong. */
export const MOST_BEDS = 10_000
/** The most faults shown: an administrator with more corrects the first ones first. */
export const MOST_FAULTS = 200
