/** What Solo holds of the patient in a bed, in the ward's words. Times are milliseconds since the Unix epoch. */

/** Whom a chart was opened for: his id in Solo, and the two identifiers. `birthDate` is YYYY-MM-DD. */
export interface ChartPatient {
  readonly id: string
  readonly name: string | null
  readonly mrn: string | null
  readonly birthDate: string | null
}

export interface ChartOpening {
  readonly patient: ChartPatient
  /** Whether visits can be opened in Solo from here. */
  readonly opensSolo: boolean
}

/** What Solo may know of a patient, in the order shown. */
export type FactName =
  | 'name'
  | 'born'
  | 'mrn'
  | 'account'
  | 'sex'
  | 'deceased'
  | 'record'
  | 'language'
  | 'maritalStatus'
  | 'race'
  | 'ethnicity'
  | 'address'
  | 'group'

/**
 * One thing that is known of a patient, a line each, in Solo's words. Without a line the name says it all: `deceased` that he
 * is, `record` that his is not active.
 */
export interface ChartFact {
  readonly name: FactName
  readonly lines: readonly string[]
}

/** A way to reach somebody, by Solo's words for it, such as "phone" and "home". */
export interface ChartReach {
  readonly system: string | null
  readonly use: string | null
  readonly values: readonly string[]
}

/** Whom to call: a relative or somebody else. */
export interface ChartContact {
  readonly name: string | null
  readonly reach: readonly ChartReach[]
}

export interface Demographics {
  readonly facts: readonly ChartFact[]
  readonly reach: readonly ChartReach[]
  readonly contacts: readonly ChartContact[]
}

/** `from` and `to` are YYYY-MM-DD, or whatever else Solo says. */
export interface ChartEpisode {
  readonly id: string
  readonly name: string | null
  readonly type: string | null
  readonly status: string | null
  readonly from: string | null
  readonly to: string | null
  readonly objective: string | null
  readonly reasonIncomplete: string | null
}

export interface EpisodeAppointment {
  readonly appointmentId: string
  readonly at: number | null
  readonly reasons: readonly string[]
  readonly hasNotes: boolean
}

export interface ChartAppointment {
  readonly id: string
  readonly at: number
  readonly durationSeconds: number | null
  readonly status: string | null
  readonly reasons: readonly string[]
  readonly providers: readonly string[]
}

/** A day's appointments as far as Solo lets one find them. */
export interface ChartAppointments {
  readonly appointments: readonly ChartAppointment[]
  /** Some could not be looked at: there may be more. */
  readonly incomplete: boolean
}

export interface NoteQuestion {
  readonly id: string
  readonly title: string
  /** What may be chosen; null where the answer is free text. */
  readonly options: readonly string[] | null
  /** As Solo has it now. */
  readonly value: readonly string[]
  /** When, by the practice's own clock, as Solo writes it: "2026-11-23 09:41 America/New_York". */
  readonly answeredAt: string | null
  /** False for kinds of questions that are answered in Solo alone. */
  readonly answerable: boolean
}

export interface NoteSection {
  readonly title: string
  readonly questions: readonly NoteQuestion[]
}

export interface NoteResponse {
  /** The section's title, then the question's. */
  readonly question: readonly string[]
  readonly response: readonly string[]
  readonly answeredAt: string | null
}

export interface NoteComment {
  readonly message: string
  readonly author: string | null
  readonly at: number | null
}

/** One form of a visit's note. */
export interface NoteForm {
  readonly id: string
  readonly name: string | null
  /** Null where its questions cannot be read: then `responses` is all that can be shown. */
  readonly sections: readonly NoteSection[] | null
  /** Those to questions that `sections` has not. */
  readonly responses: readonly NoteResponse[]
  readonly comments: readonly NoteComment[]
}

/** The answers to some questions of one form; `was` is what the screen showed before. */
export interface NoteAnswers {
  readonly form: string
  readonly answers: readonly {
    readonly id: string
    readonly value: readonly string[]
    readonly was: readonly string[]
  }[]
}

export interface ChartAttachment {
  readonly id: string
  readonly title: string | null
  readonly type: string | null
  readonly sizeBytes: number | null
  readonly uploadedAt: number | null
  /** A removed one stays in the list by its name; its content is gone. */
  readonly removed: boolean
}

export interface DocumentLine {
  readonly question: string
  readonly response: string
}

export interface NewChartDocument {
  readonly name: string
  readonly responses: readonly DocumentLine[]
}

export interface ChartDocument extends NewChartDocument {
  readonly id: string
  readonly addedBy: string
  readonly addedAt: number
}
