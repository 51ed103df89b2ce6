import { withoutPatient } from '@/components/feed/without-patients'
import type { Bed } from '@/lib/board/types'

/** A bed as a row of the queue last knew it, and whether the page was locked then. */
export interface LastBed {
  readonly bed: Bed | undefined
  readonly locked: boolean
}

/**
 * Returns what a row keeps. The store takes the patient from the beds that it has when the page is locked; a row whose request is over
 * keeps a bed that the store no longer has, and takes the patient from it itself.
 * @param there - the bed while it has the row's request
 */
export function lastBed(last: LastBed, there: Bed | undefined, locked: boolean): LastBed {
  const bed = there ?? (locked && !last.locked ? last.bed && withoutPatient(last.bed) : last.bed)
  return bed === last.bed && locked === last.locked ? last : { bed, locked }
}
