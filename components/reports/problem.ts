/** What is wrong with an order, in the reader's language, and the field where it is about one. */
export interface Problem {
  readonly words: string
  readonly field?: string
}
