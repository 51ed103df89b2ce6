/** What is wrong with what was asked for, in the reader's words, and the field it lies in where it lies in one. */
export interface Problem {
  readonly words: string
  readonly field?: string
}
