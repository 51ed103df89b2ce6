import type { SoloClient } from '@/lib/solo/client'
import type { Orm } from '@/server/platform/db/open'

/** Which chart: the bed, and the patient (by Solo's id) that it was opened for. */
export interface ChartOf {
  readonly bedId: string
  readonly patient: string
}

/** From `from`, up to but not including `to`, in ms since the Unix epoch. */
export interface Day {
  readonly from: number
  readonly to: number
}

/** A file to attach, with the type that the browser sent. */
export interface AttachedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** How appointments are opened in Solo (operation 34): its address for browsers, and the secret shared with it. */
export interface SoloLinks {
  readonly baseUrl: string
  readonly secret: string
}

export interface ChartSettings {
  readonly orm: Orm
  readonly client: SoloClient
  /** Whether a nurse outside the units they work on or cover must say why they open a chart. */
  readonly ownUnitsOnly: boolean
  /** Null where no secret is shared with Solo. */
  readonly soloLinks: SoloLinks | null
}
