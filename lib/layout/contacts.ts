/** Whom to call when Lantern or Solo is gone, unit by unit: no patient is in it. */
export interface ContactSheet {
  readonly building: { readonly id: string; readonly name: string; readonly phone: string | null }
  readonly buildings: readonly { readonly id: string; readonly name: string }[]
  readonly units: readonly ContactUnit[]
  /** When it was read, by the server's clock (ms). */
  readonly at: number
}

export interface ContactUnit {
  readonly unit: string
  /** The unit's own; null: the building's counts. */
  readonly phone: string | null
  readonly beds: readonly {
    readonly id: string
    readonly floor: string
    readonly room: string
    readonly label: string
    readonly device: string | null
  }[]
}
