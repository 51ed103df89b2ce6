'use client'

import { type CSSProperties, memo, type ReactNode, type Ref } from 'react'
import { useCell, useStore } from '@/components/feed/feed-context'
import type { FloorGroup, RoomGroup } from '@/lib/board/group'
import { BedCard } from './bed/bed-card'
import { useBoardWords } from './session-context'

export interface GridProps {
  readonly wall?: CSSProperties
  /** Of a page of a wall; absent: all. */
  readonly floors?: readonly FloorGroup[]
  readonly ref?: Ref<HTMLDivElement>
  readonly empty?: ReactNode
}

/** Floors, their rooms, their beds. It re-renders when the plan of the house changes, not when a bed does. */
export function Grid({ wall, floors: some, ref, empty }: GridProps) {
  const all = useCell(useStore().floors)
  const floors = some ?? all
  return (
    <div ref={ref} className="plan" {...(wall ? { 'data-wall': true, style: wall } : {})}>
      {floors.length === 0 && empty}
      {floors.map((floor) => (
        <Floor key={floor.floor} floor={floor} />
      ))}
    </div>
  )
}

const Floor = memo(function Floor({ floor }: { floor: FloorGroup }) {
  return (
    <section className="floor" aria-label={floor.floor}>
      <h2 className="floor-name">{floor.floor}</h2>
      <div className="floor-beds">
        {floor.rooms.map((room) => (
          <Room key={room.room} room={room} />
        ))}
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
