/** What Solo has about the patient in a bed. Times are milliseconds since the Unix epoch. */

/** The patient that a chart was opened for: Solo's id, and the two identifiers. `birthDate` is YYYY-MM-DD. */
export interface ChartPatient {
  readonly id: string
  readonly name: string | null
  readonly mrn: string | null
  readonly birthDate: string | null
}

export interface ChartOpening {
  readonly patient: ChartPatient
  /** Whether appointments can be opened in Solo from here. */
  readonly opensSolo: boolean
}

/** The facts that Solo may have about a patient, in the order shown. */
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
 * One fact about a patient, in Solo's words, line by line. Without lines the name says it all: `deceased` that the patient has
 * died, `record` that the record is not active.
 */
export interface ChartFact {
  readonly name: FactName
  readonly lines: readonly string[]
}

/** A way to reach a person, in Solo's words, such as "phone" and "home". */
export interface ChartReach {
  readonly system: string | null
  readonly use: string | null
  readonly values: readonly string[]
}

/** A person to call, such as a relative. */
export interface ChartContact {
  readonly name: string | null
  readonly reach: readonly ChartReach[]
}

export interface Demographics {
  readonly facts: readonly ChartFact[]
  readonly reach: readonly ChartReach[]
  readonly contacts: readonly ChartContact[]
}

/** `from` and `to` are YYYY-MM-DD, or another text of Solo's. */
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
  /** It was booked for a request and cancelled, because no one met in its call. */
  readonly unmet?: boolean
}

/** The appointments of a day, as far as Solo lets them be found. */
export interface ChartAppointments {
  readonly appointments: readonly ChartAppointment[]
  /** Some could not be fetched: there may be more. */
  readonly incomplete: boolean
}

export interface NoteQuestion {
  readonly id: string
  readonly title: string
  /** The options; null where the answer is free text. */
  readonly options: readonly string[] | null
  /** The answer that Solo has now. */
  readonly value: readonly string[]
  /** When it was answered, by the practice's own clock, as Solo writes it: "2026-11-23 09:41 America/New_York". */
  readonly answeredAt: string | null
  /** False for kinds of questions that only Solo can answer. */
  readonly answerable: boolean
}

export interface NoteSection {
  readonly title: string
  readonly questions: readonly NoteQuestion[]
}

export interface NoteResponse {
  /** The title of the section, then of the question. */
  readonly question: readonly string[]
  readonly response: readonly string[]
  readonly answeredAt: string | null
}

export interface NoteComment {
  readonly message: string
  readonly author: string | null
  readonly at: number | null
}

/** One form of an appointment's note. */
export interface NoteForm {
  readonly id: string
  readonly name: string | null
  /** Null where its questions have an unknown shape: then only `responses` can be shown. */
  readonly sections: readonly NoteSection[] | null
  /** Responses to questions that `sections` does not have. */
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

/** A chart that a nurse opened outside their own units, as the charge nurse sees it. */
export interface OpenedChart {
  readonly id: string
  readonly at: number
  /** The name of the nurse. */
  readonly by: string
  /** In the nurse's own words. */
  readonly reason: string
  readonly place: {
    readonly building: string
    readonly floor: string
    readonly room: string
    readonly bed: string
  }
}

export interface ChartAttachment {
  readonly id: string
  readonly title: string | null
  readonly type: string | null
  readonly sizeBytes: number | null
  readonly uploadedAt: number | null
  /** A removed attachment stays in the list by its name; its content is gone. */
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
