import type { SoloClient } from '@/lib/solo/client'
import type { Orm } from '@/server/platform/db/open'

/** Whose chart: the bed, and the patient (by Solo's id) that it was opened for. */
export interface ChartOf {
  readonly bedId: string
  readonly patient: string
}

/** From `from` up to and without `to`, milliseconds since the Unix epoch. */
export interface Day {
  readonly from: number
  readonly to: number
}

/** A file to attach, under the type it was sent with. */
export interface AttachedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** How visits are opened in Solo (operation 34): its address for browsers, and the secret shared with it. */
export interface SoloLinks {
  readonly baseUrl: string
  readonly secret: string
}

export interface ChartSettings {
  readonly orm: Orm
  readonly client: SoloClient
  /** Null where no secret is shared with Solo. */
  readonly soloLinks: SoloLinks | null
}
