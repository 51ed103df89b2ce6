/** The phone numbers for when Lantern or Solo is gone, unit by unit, without any patient data. */
export interface ContactSheet {
  readonly buildings: readonly ContactBuilding[]
  /** When the server read it, by the server's clock (ms). */
  readonly at: number
}

export interface ContactBuilding {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  readonly units: readonly ContactUnit[]
}

export interface ContactUnit {
  readonly unit: string
  /** The unit's own number; null: the building's number applies. */
  readonly phone: string | null
  readonly beds: readonly {
    readonly floor: string
    readonly room: string
    readonly label: string
    readonly device: string | null
  }[]
}
