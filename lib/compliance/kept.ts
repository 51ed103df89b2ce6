/** An answer of a note as it was before another user overwrote it. */
export interface KeptAnswer {
  readonly id: string
  readonly form: string
  readonly question: string
  readonly was: readonly string[]
  readonly at: number
  /** The name of the user who overwrote it. */
  readonly by: string
}

/** A file that was removed from a chart. */
export interface RemovedFile {
  readonly id: string
  readonly name: string | null
  readonly type: string | null
  readonly sizeBytes: number | null
  /** Null where it was attached past Lantern. */
  readonly addedBy: string | null
  readonly at: number
  /** The name of the user who removed it. */
  readonly by: string
  /** Whether it can be read: what was attached past Lantern cannot, because no operation of Solo gives a file back. */
  readonly isKept: boolean
}

/** What was overwritten and removed in the charts of a patient, the latest first. */
export interface KeptOfPatient {
  readonly answers: readonly KeptAnswer[]
  readonly files: readonly RemovedFile[]
}
