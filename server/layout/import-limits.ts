/** Of a file's text, in characters: a bundle of 5,000 beds has about 2.5 million. */
export const LONGEST_FILE = 6_000_000
/** Of beds in a file; of a table, of its lines, right or wrong. */
export const MOST_BEDS = 10_000
/** Of faults that are told: whoever has more corrects the first ones first. */
export const MOST_FAULTS = 200
