import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { CardCell, CardTable, SoftLine } from '@/components/ui/card-table'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { FEW_CALLS, type RankedRoom } from '@/lib/calls/ranking'
import { inSeconds, percentOf, rounded } from './rounding'

const COLUMNS = ['rank', 'room', 'bad', 'roundTrip', 'lost', 'freezes', 'picture', 'relayed', 'last'] as const

/** The rooms, worst first: a table, which on a narrow screen is a card a room. */
export function RoomTable({ rooms }: { rooms: readonly RankedRoom[] }) {
  const t = useTranslations('callQuality')
  const columns = COLUMNS.map((id) => ({
    id,
    name: id === 'rank' ? <span className="sr-only">{t('column.rank')}</span> : t(`column.${id}`),
  }))
  return (
    <CardTable label={t('title')} columns={columns} className="room-table">
      {rooms.map((room, nth) => (
        <RoomRow key={[room.building, room.floor, room.room].join('\n')} room={room} rank={nth + 1} />
      ))}
    </CardTable>
  )
}

function RoomRow({ room, rank }: { room: RankedRoom; rank: number }) {
  const t = useTranslations('callQuality')
  const places = usePlaces()
  const { dayAndTimeOfYear } = useFormats()
  const { bad, calls, badAtLeast, roundTripMs, worstRoundTripMs, freezesPerMinute, firstPictureP95Ms } = room
  const first = inSeconds(room.firstPictureMs)
  const most = inSeconds(firstPictureP95Ms)
  const from = percentOf(room.lostFromRoom)
  const to = percentOf(room.lostToRoom)
  const relayed = percentOf(room.relayed, 0)
  return (
    <tr data-bad={bad > 0}>
      <Cell of="rank">{rank}</Cell>
      <th scope="row" data-of="room">
        <span className="text-lg font-bold">{places.room(room.room)}</span>
        <SoftLine>
          {t('place', { building: room.building, floor: unbroken(places.floor(room.floor)) })}
        </SoftLine>
      </th>
      <Cell of="bad">
        <strong>{t('badOf', { bad, calls })}</strong>
        {bad > 0 && <SoftLine>{t('atLeast', { percent: Math.floor(badAtLeast * 100) })}</SoftLine>}
        {calls < FEW_CALLS && <SoftLine>{t('few')}</SoftLine>}
      </Cell>
      <Cell of="roundTrip">
        {roundTripMs !== null && t('ms', { ms: Math.round(roundTripMs) })}
        {worstRoundTripMs !== null && <SoftLine>{t('worst', { ms: Math.round(worstRoundTripMs) })}</SoftLine>}
      </Cell>
      <Cell of="lost">
        {from !== null && <span className="block">{t('fromRoom', { percent: from })}</span>}
        {to !== null && <span className="block">{t('toRoom', { percent: to })}</span>}
      </Cell>
      <Cell of="freezes">
        {freezesPerMinute !== null && t('perMinute', { count: rounded(freezesPerMinute, 1) })}
      </Cell>
      <Cell of="picture">
        {first !== null && t('seconds', { seconds: first })}
        {most !== null && <SoftLine>{t('mostWithin', { seconds: most })}</SoftLine>}
      </Cell>
      <Cell of="relayed">{relayed !== null && t('percent', { percent: relayed })}</Cell>
      <Cell of="last">{room.lastBadAt === null ? t('never') : dayAndTimeOfYear(room.lastBadAt)}</Cell>
    </tr>
  )
}

/** A figure under its column. What no browser measured is said so. */
function Cell({ of, children }: { of: (typeof COLUMNS)[number]; children: ReactNode }) {
  const t = useTranslations('callQuality')
  const none = [children].flat().every((child) => child === false || child === null)
  return (
    <CardCell of={of} name={t(`column.${of}`)}>
      {none ? <SoftLine>{t('unknown')}</SoftLine> : children}
    </CardCell>
  )
}

/** A floor's number stays on the line of its word. */
const unbroken = (name: string): string => name.replaceAll(' ', '\u00a0')
