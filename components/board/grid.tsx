'use client'

import { type AnimationEvent, type CSSProperties, memo, type ReactNode, type Ref } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import { bedsOn, type FloorGroup, type RoomGroup } from '@/lib/board/group'
import { BedCard } from './bed/bed-card'
import { useProgressiveFloors } from './progressive-floors'

export interface GridProps {
  readonly wall?: CSSProperties
  /** The floors of one page of a wall; absent: all. */
  readonly floors?: readonly FloorGroup[]
  readonly ref?: Ref<HTMLDivElement>
  readonly empty?: ReactNode
}

/** Floors, rooms and beds. It re-renders when the plan of the building changes, not when a bed does. */
export function Grid({ wall, floors: some, ref, empty }: GridProps) {
  const all = useObservable(useStore().floors)
  const floors = some ?? all
  const rendered = useProgressiveFloors(floors)
  const style = wall && { 'data-wall': true, style: wall }
  return (
    <div ref={ref} className="plan" onAnimationStart={flashInStep} {...style}>
      {floors.length === 0 && empty}
      {floors.map((floor) => (
        <Floor key={floor.floor} floor={floor} rendered={rendered.has(floor.floor)} />
      ))}
    </div>
  )
}

/** Starts all flashes in step: one rhythm reads as an alarm, many as noise. */
function flashInStep({ target }: AnimationEvent): void {
  if (!(target instanceof Element)) return
  for (const animation of target.getAnimations()) animation.startTime = 0
}

interface FloorProps {
  readonly floor: FloorGroup
  /** False: its height is reserved, and its beds are rendered in a later task. */
  readonly rendered: boolean
}

const Floor = memo(function Floor({ floor, rendered }: FloorProps) {
  const rooms = floor.rooms.length
  const size: CSSProperties & Record<`--${string}`, number> = {
    '--rooms': rooms,
    '--room-beds': Math.ceil(bedsOn(floor) / rooms),
  }
  return (
    <section className="floor" aria-label={floor.floor}>
      <h2 className="floor-name">{floor.floor}</h2>
      <div className="floor-beds" style={size} data-rendered={rendered}>
        {rendered && floor.rooms.map((room) => <Room key={room.room} room={room} />)}
      </div>
    </section>
  )
})

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
