import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { FEW_CALLS, type RankedRoom } from '@/lib/calls/ranking'
import { dateFormat } from '@/lib/words/dates'
import { inSeconds, percentOf, rounded } from './figures'

const COLUMNS = ['rank', 'room', 'bad', 'roundTrip', 'lost', 'freezes', 'picture', 'relayed', 'last'] as const
const WHEN: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
}

/** The rooms, worst first: a table, which on a narrow screen is a card a room. */
export function RoomTable({ rooms }: { rooms: readonly RankedRoom[] }) {
  const t = useTranslations('callQuality')
  return (
    <table className="room-table" aria-label={t('title')}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column === 'rank' ? (
                <span className="sr-only">{t('column.rank')}</span>
              ) : (
                t(`column.${column}`)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rooms.map((room, nth) => (
          <RoomRow key={[room.building, room.floor, room.room].join('\n')} room={room} rank={nth + 1} />
        ))}
      </tbody>
    </table>
  )
}

function RoomRow({ room, rank }: { room: RankedRoom; rank: number }) {
  const t = useTranslations('callQuality')
  const locale = useLocale()
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
        <span className="text-lg font-bold">{room.room}</span>
        <Soft>{t('place', { building: room.building, floor: room.floor })}</Soft>
      </th>
      <Cell of="bad">
        <strong>{t('badOf', { bad, calls })}</strong>
        {bad > 0 && <Soft>{t('atLeast', { percent: Math.floor(badAtLeast * 100) })}</Soft>}
        {calls < FEW_CALLS && <Soft>{t('few')}</Soft>}
      </Cell>
      <Cell of="roundTrip">
        {roundTripMs !== null && t('ms', { ms: Math.round(roundTripMs) })}
        {worstRoundTripMs !== null && <Soft>{t('worst', { ms: Math.round(worstRoundTripMs) })}</Soft>}
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
        {most !== null && <Soft>{t('mostWithin', { seconds: most })}</Soft>}
      </Cell>
      <Cell of="relayed">{relayed !== null && t('percent', { percent: relayed })}</Cell>
      <Cell of="last">
        {room.lastBadAt === null ? t('never') : dateFormat(locale, WHEN).format(room.lastBadAt)}
      </Cell>
    </tr>
  )
}

/** A figure under its column; on a card, next to the column's name. What no browser measured is said so. */
function Cell({ of, children }: { of: (typeof COLUMNS)[number]; children: ReactNode }) {
  const t = useTranslations('callQuality')
  const none = [children].flat().every((child) => child === false || child === null)
  return (
    <td data-of={of}>
      <span aria-hidden className="room-table-name">
        {t(`column.${of}`)}
      </span>
      <span className="min-w-0">{none ? <Soft>{t('unknown')}</Soft> : children}</span>
    </td>
  )
}

const Soft = ({ children }: { children: ReactNode }) => (
  <span className="block text-sm font-normal text-ink-soft">{children}</span>
)
