import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Loaded } from '@/components/feed/use-loaded'
import type { WaitingRoom } from '@/lib/appointments/types'
import { Blank, Loading, NotLoaded } from './note'

export interface WaitingRoomFieldProps {
  readonly rooms: Loaded<{ waitingRooms: readonly WaitingRoom[] }>
  readonly value: string
  readonly onChange: (name: string) => void
}

/** Chooses the waiting room. */
export function WaitingRoomField({ rooms, value, onChange }: WaitingRoomFieldProps) {
  const t = useTranslations('appointments')
  const id = useId()
  if (!rooms.data) {
    if (rooms.refusal) {
      return <NotLoaded what="rooms" refusal={rooms.refusal} onAgain={() => void rooms.refresh()} />
    }
    return (
      <Loading what="rooms">
        <Blank className="h-12" />
      </Loading>
    )
  }
  if (rooms.data.waitingRooms.length === 0) {
    return <p role="status">{t('form.noRoom')}</p>
  }
  const service = rooms.data.waitingRooms.find(({ name }) => name === value)?.service
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="font-medium">
        {t('form.room')}
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
      {service && <p className="mt-1.5 text-sm text-ink-soft">{t('form.roomFor', { service })}</p>}
    </div>
  )
}
