import type { BedsidePlace } from '@/lib/bedside/view'
import { bareName } from '@/lib/board/place'
import type { Translate } from '@/lib/words/translator'

/** Returns "Room 431" and "bed 2" in the reader's language; a "room" or "bed" in the ward's own names is not repeated. */
export function placeWords(
  { room, bed }: BedsidePlace,
  t: Translate<'bedside'>,
): { readonly room: string; readonly bed: string } {
  const door = bareName('room', room)
  const label = bareName('bed', bed)
  return { room: t('room', { room: door }), bed: label && t('bed', { bed: label }) }
}
