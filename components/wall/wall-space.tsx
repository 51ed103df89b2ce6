'use client'

import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createObservable, type Observable } from '@/components/feed/observable'
import { roundEm } from '@/lib/board/round-em'

/** The space of a wall below its header and banners, in em of the letters that are read from 5 m. */
export interface WallEm {
  readonly width: number
  readonly height: number
}

interface WallState {
  readonly space: WallEm | null
  /** Whether a person has paused what turns by itself. */
  readonly paused: Observable<boolean>
  /** Whether tiles turn. */
  readonly tilesTurn: Observable<boolean>
}

const WallContext = createContext<WallState | null>(null)

/** The part of a wall below its header, for tiles and plan: measured once for all of them. */
export function WallSpace({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  const space = useEm(body)
  const [turns] = useState(() => ({ paused: createObservable(false), tilesTurn: createObservable(false) }))
  const state = useMemo(() => ({ space, ...turns }), [space, turns])
  return (
    <WallContext value={state}>
      <div ref={body} className="far flex min-h-0 flex-1 flex-col">
        {children}
      </div>
    </WallContext>
  )
}

/** Returns the wall's space and what turns on it. Throws outside a WallSpace. */
export function useWallSpace(): WallState {
  const state = use(WallContext)
  if (!state) throw new Error('useWallSpace needs a WallSpace around it.')
  return state
}

/** Returns the size of an element in em of its own font; null before the first layout. */
function useEm(place: RefObject<HTMLElement | null>): WallEm | null {
  const [space, setSpace] = useState<WallEm | null>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize)
      const next = { width: roundEm(element.clientWidth / em), height: roundEm(element.clientHeight / em) }
      setSpace((known) => (known?.width === next.width && known.height === next.height ? known : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return space
}
