/** The same keys as the English words, each with a text of its own: a missing or a superfluous one does not compile. */
export type Translated<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translated<English[Key]>
}
