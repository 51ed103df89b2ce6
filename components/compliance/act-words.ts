import { useTranslations } from 'use-intl'
import { usePlaces } from '@/components/words/use-places'
import type { Places } from '@/lib/board/place'
import type { TrailPlace, TrailRow } from '@/lib/compliance/trail'
import { type ErrorCode, statusOf } from '@/lib/errors'
import type { Translate } from '@/lib/words/translator'

/** The translator for codes of rows, which have no type: a later version may have written them. */
interface AnyWords {
  (key: string): string
  has(key: string): boolean
}

/** The words for what rows hold as codes. */
export interface ActWords {
  what(row: Pick<TrailRow, 'action' | 'part'>): string
  outcome(code: string): string
  where(place: TrailPlace | null): string
  /** The kind of a screen or command, or the role of a user. */
  is(actor: Pick<TrailRow, 'kind' | 'role'>): string
}

/** What the words of acts are made of, in one language. */
export interface ActWordsOf {
  readonly t: Translate<'compliance'>
  readonly shell: Translate<'shell'>
  readonly places: Places
}

/** Returns the words of acts in the page's language. */
export const useActWords = (): ActWords =>
  actWordsOf({ t: useTranslations('compliance'), shell: useTranslations('shell'), places: usePlaces() })

/** Returns the words of acts in one language. A code without words stays as it is. */
export function actWordsOf({ t, shell, places }: ActWordsOf): ActWords {
  // Keys are typed by the catalogue, and these come from rows.
  const any = t as unknown as AnyWords
  const wordsFor = (key: string, code: string) => (any.has(`${key}.${code}`) ? any(`${key}.${code}`) : code)
  return {
    what: ({ action, part }) => {
      const what = wordsFor('what', action)
      return part === null ? what : t('whatOf', { what, part: wordsFor('part', part) })
    },
    outcome: (code) =>
      code === 'done'
        ? t('outcome.done')
        : t(isFailure(code) ? 'outcome.failed' : 'outcome.refused', { why: wordsFor('outcome.why', code) }),
    where: (place) => {
      if (!place) return ''
      const { building, bed } = place
      return bed ? t('place', { building, place: places.whole(bed) }) : building
    },
    is: ({ kind, role }) => (kind === 'account' && role ? shell(`role.${role}.label`) : t(`kind.${kind}`)),
  }
}

/** Returns whether a code says that Lantern, or what it needs, could not do it; any other one is a refusal. */
function isFailure(code: string): boolean {
  // A later version may have written a code that has no status here.
  const status: number | undefined = statusOf(code as ErrorCode)
  return status !== undefined && status >= 500
}
