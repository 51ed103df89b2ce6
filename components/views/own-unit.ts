import { createObservable, type Observable } from '@/components/feed/observable'
import { OWN_UNIT_COOKIE, readOwnUnit, writeOwnUnit } from '@/lib/board/own-unit'
import type { View } from '@/lib/board/view'

/** Names no building, so the server reads no view from it. */
const NOT_NOW = 'not-now'
const YEAR_S = 31_536_000

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
      keep(writeOwnUnit(view))
      chosen.set(view)
      asking.set(false)
    },
    postpone() {
      keep(NOT_NOW)
      asking.set(false)
    },
  }
}

function keep(value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from insecure origins.
  document.cookie = `${OWN_UNIT_COOKIE}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax`
}

function cookieValue(): string | undefined {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${OWN_UNIT_COOKIE}=`))
  try {
    return found && decodeURIComponent(found.slice(OWN_UNIT_COOKIE.length + 1))
  } catch {
    return undefined
  }
}
