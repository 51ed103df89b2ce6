import type { Contradiction } from '@/lib/layout/contradictions'

/** A contradiction in one sentence. `placeOf` names a bed. */
export function contradictionWords(found: Contradiction, placeOf: (bedId: string) => string): string {
  switch (found.kind) {
    case 'patient':
      return 'Solo names another patient here than the board does.'
    case 'device':
      return `Solo names device ${found.solo} here, the layout ${found.layout}.`
    case 'place':
      return 'Solo does not know this place, or no device there: requests cannot be sent.'
    case 'two-beds':
      return `The same patient is shown in ${found.others.map(placeOf).join(' and ')} too.`
  }
}
