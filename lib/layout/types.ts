import type { Saying } from '@/lib/errors'

/** The layout: which beds there are, with their devices and phones. Names are those of the Solo tenant, to the letter. */

/** A bed as a file has it. `undefined`: the file does not say, and what is known stays; null: the file says that there is none. */
export interface PlannedBed {
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly department?: string | null | undefined
  readonly deviceSerial?: string | null | undefined
  /** Of the bed's unit. */
  readonly phone?: string | null | undefined
}

/** A bed as Lantern has it. */
export interface LaidBed {
  readonly id: string
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly department: string | null
  readonly deviceSerial: string | null
  readonly retired: boolean
  /** Help was asked for there, and is still owed: such a bed stays where it is. */
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

/** The whole layout. `version` names exactly this state of it. */
export interface Layout {
  readonly version: string
  readonly buildings: readonly LaidBuilding[]
}

/** Something in a file that cannot be taken as it is: where, and what to do. */
export interface Fault {
  /** "Line 7", or a JSON path: "entry[12].resource". */
  readonly where: string
  readonly field: string
  readonly message: string
  /** Which sentence `message` is; absent where a schema found it. */
  readonly say?: Saying
}

/** What a file says, bed by bed with where it says so, and what of it was refused. */
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
  /** It was retired, and comes back. */
  readonly returns: boolean
  readonly changes: readonly FieldChange[]
}

/** What a file would change. */
export interface Difference {
  readonly added: readonly PlannedBed[]
  readonly changed: readonly ChangedBed[]
  readonly phones: readonly PhoneChange[]
  /** On the board and not in the file: they stay, unless somebody retires them. */
  readonly missing: readonly LaidBed[]
  readonly same: number
}

/** What somebody sees before anything is written. */
export interface Preview {
  /** Of the layout that the difference was worked out against. */
  readonly version: string
  readonly kind: 'csv' | 'fhir'
  readonly difference: Difference
  readonly faults: readonly Fault[]
}

export interface Applied {
  readonly added: number
  readonly changed: number
  readonly retired: number
  readonly phones: number
}

/** A bed as somebody types it in. */
export interface BedEdit {
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly department: string | null
  readonly deviceSerial: string | null
}
