import { EVERYTHING, writeView } from '@/lib/board/view'

const BED = 'bed'

/** Returns the address of a building's board with the dialog of a bed open; it names both by their ids. */
export const boardAddress = (buildingId: string, bedId: string): string =>
  `/board?${writeView({ ...EVERYTHING, building: buildingId })}#${new URLSearchParams({ [BED]: bedId })}`

/** Returns the bed whose dialog the page's address asks for, and removes it from there: a reload does not open it again. */
export function takeBedOfAddress(): string | null {
  const { hash, pathname, search } = window.location
  const bedId = new URLSearchParams(hash.slice(1)).get(BED)
  if (bedId !== null) window.history.replaceState(null, '', pathname + search)
  return bedId
}
