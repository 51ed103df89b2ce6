/** Whom to call when Lantern or Solo is gone, unit by unit: no patient is in it. */
export interface ContactSheet {
  readonly buildings: readonly ContactBuilding[]
  /** When it was read, by the server's clock (ms). */
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
  /** The unit's own; null: the building's counts. */
  readonly phone: string | null
  readonly beds: readonly {
    readonly floor: string
    readonly room: string
    readonly label: string
    readonly device: string | null
  }[]
}
