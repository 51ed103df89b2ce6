import type { Saying } from '@/lib/errors'

/** The layout: the beds with their devices and phone numbers. Names are those of the Solo tenant, to the letter. */

/** A bed in a file. `undefined`: the file does not say, and what is known stays; null: the file says that there is none. */
export interface PlannedBed {
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly department?: string | null | undefined
  readonly deviceSerial?: string | null | undefined
  /** The phone number of the bed's unit. */
  readonly phone?: string | null | undefined
}

/** A bed in Lantern. */
export interface LaidBed {
  readonly id: string
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly department: string | null
  readonly deviceSerial: string | null
  readonly retired: boolean
  /** A request is open there, or still to be sent to Solo: the place of such a bed cannot change. */
  readonly asked: boolean
}

export interface LaidUnit {
  readonly unit: string
  readonly phone: string | null
}

export interface LaidBuilding {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  readonly units: readonly LaidUnit[]
  readonly beds: readonly LaidBed[]
}

/** The whole layout. `version` names exactly this state. */
export interface Layout {
  readonly version: string
  readonly buildings: readonly LaidBuilding[]
}

/** A fault in a file: where it is, and what to do. */
export interface Fault {
  /** "Line 7", or a JSON path: "entry[12].resource". */
  readonly where: string
  readonly field: string
  readonly message: string
  /** The sentence that `message` is; absent where a schema found the fault. */
  readonly say?: Saying
  /** The rest of its line is taken: only what it names is left out. */
  readonly isNote?: true
}

/** The beds of a file with the place of each in it, and what was refused. */
export interface ReadFile {
  readonly kind: 'csv' | 'fhir'
  readonly beds: readonly { readonly where: string; readonly bed: PlannedBed }[]
  readonly faults: readonly Fault[]
}

export interface FieldChange {
  readonly field: 'department' | 'deviceSerial'
  readonly before: string | null
  readonly after: string | null
}

export interface PhoneChange {
  readonly building: string
  readonly unit: string
  readonly before: string | null
  readonly after: string
}

export interface ChangedBed {
  readonly bed: LaidBed
  /** The bed was retired, and returns. */
  readonly returns: boolean
  readonly changes: readonly FieldChange[]
}

/** What a file would change. */
export interface Difference {
  readonly added: readonly PlannedBed[]
  readonly changed: readonly ChangedBed[]
  readonly phones: readonly PhoneChange[]
  /** Beds on the board that the file does not have: they stay, unless a user retires them. */
  readonly missing: readonly LaidBed[]
  readonly same: number
}

/** A bed whose label screens shorten, and the label that they show. */
export interface ShortenedLabel {
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly label: string
}

/** What a user sees before anything is written. */
export interface Preview {
  /** The version of the layout that the difference was computed from. */
  readonly version: string
  readonly kind: 'csv' | 'fhir'
  readonly difference: Difference
  readonly faults: readonly Fault[]
  /** Absent from a server of an earlier version. */
  readonly shortened?: readonly ShortenedLabel[]
}

export interface Applied {
  readonly added: number
  readonly changed: number
  readonly retired: number
  readonly phones: number
}

/** A bed, as a user types it. */
export interface BedEdit {
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly department: string | null
  readonly deviceSerial: string | null
}
