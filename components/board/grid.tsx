'use client'

import { type CSSProperties, memo, type ReactNode, type RefObject, useMemo, useRef } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { usePlaces } from '@/components/words/use-places'
import { bedsOn, type FloorGroup, type RoomGroup } from '@/lib/board/group'
import type { Labels } from '@/lib/board/label'
import { boardSpace, type FloorSpace, type WallCard, wallSpace } from '@/lib/board/label-spaces'
import { BedCard } from './bed/bed-card'
import { CardLabels, type CardMeasures, useCardMeasures } from './card-labels'
import { useProgressiveFloors } from './progressive-floors'

export interface GridProps {
  /** The measures of a wall, as wall.css reads them. */
  readonly wall?: WallMeasures
  /** The floors of one page of a wall; absent: all. */
  readonly floors?: readonly FloorGroup[]
  readonly empty?: ReactNode
  /** Gets the element with the floors. */
  readonly plan?: RefObject<HTMLDivElement | null>
}

export interface WallMeasures {
  readonly style: CSSProperties
  /** The scale of the cards' text. */
  readonly scale: number
  /** The height of a card, in px. */
  readonly cardHeight: number
  readonly card: WallCard
}

/** Floors, rooms and beds. It re-renders when the plan of the building changes, not when a bed does. */
export const Grid = memo(function Grid({ wall, floors: some, empty, plan: given }: GridProps) {
  const all = useObservable(useStore().floors)
  const floors = some ?? all
  const rendered = useProgressiveFloors(floors)
  const own = useRef<HTMLDivElement>(null)
  const plan = given ?? own
  const measures = useCardMeasures(plan, floors, wall)
  const style = wall && { 'data-wall': wall.card, style: wall.style }
  return (
    <div ref={plan} className="plan" {...style}>
      {floors.length === 0 && empty}
      {floors.map((floor) => (
        <Floor
          key={floor.floor}
          floor={floor}
          rendered={rendered.has(floor.floor)}
          {...(wall ? { card: wall.card } : {})}
          measures={measures}
        />
      ))}
    </div>
  )
})

interface FloorProps {
  readonly floor: FloorGroup
  /** False: its height is reserved, and its beds are rendered in a later task. */
  readonly rendered: boolean
  /** Absent on a board. */
  readonly card?: WallCard
  /** Null before they are known, for which the plan has to be on the page. */
  readonly measures: CardMeasures | null
}

const Floor = memo(function Floor({ floor, rendered, card, measures }: FloorProps) {
  const labels = useObservable(useStore().labels)
  const fitted = useMemo(
    () => measures && spaceFor(floor, labels, card, measures),
    [floor, labels, card, measures],
  )
  const places = usePlaces()
  const rooms = floor.rooms.length
  const size: CSSProperties & Record<`--${string}`, number> = {
    '--rooms': rooms,
    '--room-beds': Math.ceil(bedsOn(floor) / rooms),
  }
  return (
    <section className="floor" aria-label={places.floor(floor.floor)}>
      <h2 className="floor-name">{places.floor(floor.floor)}</h2>
      <div className="floor-beds" style={size} data-rendered={rendered} data-tall={fitted?.tall || undefined}>
        {rendered && fitted && (
          <CardLabels labels={labels} space={fitted.space}>
            {floor.rooms.map((room) => (
              <Room key={room.room} room={room} />
            ))}
          </CardLabels>
        )}
      </div>
    </section>
  )
})

function spaceFor(
  floor: FloorGroup,
  labels: Labels,
  card: WallCard | undefined,
  measures: CardMeasures,
): FloorSpace {
  if (card) return { space: wallSpace(measures.columnEm, measures.cardEm, card), tall: false }
  const beds = floor.rooms.flatMap(({ bedIds }) => bedIds)
  return boardSpace(labels, beds, measures.columnEm)
}

function Room({ room }: { room: RoomGroup }) {
  const t = useBoardWords()
  const beds: CSSProperties & { '--beds': number } = { '--beds': room.bedIds.length }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; a room is a group of beds.
    <div className="room" style={beds} role="group" aria-label={t('place.room', { room: room.room })}>
      {room.bedIds.map((id) => (
        <BedCard key={id} id={id} />
      ))}
    </div>
  )
}
