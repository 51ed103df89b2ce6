import { useId } from 'react'
import type { WaitingRoom } from '@/lib/visits/types'
import { Blank, Loading, NotLoaded } from './note'
import type { Loaded } from './use-loaded'

export interface WaitingRoomFieldProps {
  readonly rooms: Loaded<{ waitingRooms: readonly WaitingRoom[] }>
  readonly value: string
  readonly onChange: (name: string) => void
}

/** Where the appointment is. */
export function WaitingRoomField({ rooms, value, onChange }: WaitingRoomFieldProps) {
  const id = useId()
  if (!rooms.data) {
    if (rooms.refusal) {
      return (
        <NotLoaded
          what="The waiting rooms did not load."
          refusal={rooms.refusal}
          onAgain={() => void rooms.refresh()}
        />
      )
    }
    return (
      <Loading what="the waiting rooms">
        <Blank className="h-12" />
      </Loading>
    )
  }
  if (rooms.data.waitingRooms.length === 0) {
    return <p role="status">Solo has no waiting room to book in. Whoever runs the tenant can add one.</p>
  }
  const service = rooms.data.waitingRooms.find(({ name }) => name === value)?.service
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="font-medium">
        Waiting room
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1.5 min-h-12 w-full min-w-0 rounded-md border border-line-strong bg-bed px-3 text-base text-ink"
      >
        {rooms.data.waitingRooms.map(({ id: key, name }) => (
          <option key={key} value={name}>
            {name}
          </option>
        ))}
      </select>
      {service && <p className="mt-1.5 text-sm text-ink-soft">For {service}.</p>}
    </div>
  )
}
