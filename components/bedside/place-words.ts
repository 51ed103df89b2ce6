import type { BedsidePlace } from '@/lib/bedside/view'
import type { Translate } from '@/lib/words/translator'

/** "Room 431" and "bed 2", in the reader's language, whatever of these words the ward's own names hold already. */
export function placeWords(
  { room, bed }: BedsidePlace,
  t: Translate<'bedside'>,
): { readonly room: string; readonly bed: string } {
  const door = room.replace(/^room\s+/i, '').trim()
  const label = bed.replace(/^bed\s+/i, '').trim()
  return { room: t('room', { room: door }), bed: label && t('bed', { bed: label }) }
}
