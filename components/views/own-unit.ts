import { createObservable, type Observable } from '@/components/feed/observable'
import { choiceIn, keepChoice } from '@/components/ui/choice-cookie'
import { OWN_UNIT_COOKIE, readOwnUnit, writeOwnUnit } from '@/lib/board/own-unit'
import type { View } from '@/lib/board/view'

/** Names no building, so the server reads no view from it. */
const NOT_NOW = 'not-now'

/** The unit that this browser's board opens on, at a bedside workstation. */
export interface OwnUnit {
  /** Null: never chosen. A view without a filter: all beds of the building. */
  readonly chosen: Observable<View | null>
  /** Whether to ask for the unit: none was chosen, and no one said "not now" at this workstation. */
  readonly asking: Observable<boolean>
  choose(view: View): void
  /** Does not ask again in this browser. */
  postpone(): void
}

/** Reads the unit from this browser's cookie; call it in the browser. */
export function createOwnUnit(): OwnUnit {
  const chosen = createObservable<View | null>(readOwnUnit(cookieValue()))
  const asking = createObservable(chosen.get() === null && cookieValue() !== NOT_NOW)
  return {
    chosen,
    asking,
    choose(view) {
      keepChoice(OWN_UNIT_COOKIE, writeOwnUnit(view))
      chosen.set(view)
      asking.set(false)
    },
    postpone() {
      keepChoice(OWN_UNIT_COOKIE, NOT_NOW)
      asking.set(false)
    },
  }
}

const cookieValue = (): string | undefined => choiceIn(document.cookie, OWN_UNIT_COOKIE)
