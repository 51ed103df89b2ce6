import type { RequestRow, SoloRow } from './records'
import type { Told } from './told'

/** Compares what clients were told with the database. @returns what differs, with the rows */
export function differencesFromTold(told: Told, rows: readonly RequestRow[]): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const keys = [...told.idsOf]
  const doubled = keys.filter(([, ids]) => ids.size !== 1)
  const keysOf = new Map<string, string[]>()
  for (const [key, ids] of keys) for (const id of ids) keysOf.set(id, [...(keysOf.get(id) ?? []), key])
  return [
    ...told.surprises.map((text) => `an answer that was not due: ${text}`),
    ...doubled.map(([key, ids]) => `doubled: key ${key} was answered with ${[...ids].join(', ')}`),
    ...[...keysOf].flatMap(([id, same]) => (same.length > 1 ? [`one request for keys ${same}: ${id}`] : [])),
    ...[...told.requests.values()].flatMap((one) => {
      const row = byId.get(one.id)
      if (!row) return [`lost: ${one.nurse} was told of ${one.id}, and there is no row`]
      if (stateOf(row) === one.state) return []
      return [`${one.nurse} was told that ${one.id} is ${one.state}: ${rowText(row)}`]
    }),
    ...rows
      .filter(({ id, soloId }) => !told.requests.has(id) && !told.elsewhere.has(soloId ?? ''))
      .map((row) => `phantom: no client made ${rowText(row)}`),
  ]
}

const stateOf = ({ status }: RequestRow) =>
  status === 'sending' || status === 'not-sent' || status === 'waiting' ? 'open' : status

/** Compares the database with Solo. Requests of Solo that no row knows and that are finished are left out. */
export function differencesFromSolo(rows: readonly RequestRow[], soloRows: readonly SoloRow[]): string[] {
  const inSolo = new Map(soloRows.map((row) => [row.id, row]))
  const known = new Set(rows.map(({ soloId }) => soloId))
  return [
    ...rows.filter(({ delivery }) => delivery !== 'done').map((row) => `still owed to Solo: ${rowText(row)}`),
    ...rows.flatMap((row) => {
      const solo = row.soloId === null ? undefined : inSolo.get(row.soloId)
      const isOpenThere = solo ? solo.finishedAt === null : false
      if (row.soloId !== null && !solo) return [`Solo never had ${rowText(row)}`]
      if ((row.endedAt === null) === isOpenThere) return []
      return [`${isOpenThere ? 'open' : 'not open'} in Solo: ${rowText(row)}; ${soloText(solo)}`]
    }),
    ...soloRows
      .filter(({ id, finishedAt }) => !known.has(id) && finishedAt === null)
      .map((row) => `open in Solo only: ${soloText(row)}`),
  ]
}

/** Counts the requests of Solo that neither a row nor the tablet knows, which late operations leave there. */
export function unknownInSolo(told: Told, rows: readonly RequestRow[], soloRows: readonly SoloRow[]): number {
  const known = new Set(rows.map(({ soloId }) => soloId))
  return soloRows.filter(({ id }) => !known.has(id) && !told.elsewhere.has(id)).length
}

/** Says how long after its time the slowest request came to Solo, which after a kill shows when its leases were taken over. */
export function longestDelivery(rows: readonly RequestRow[]): string {
  const times = rows.flatMap(({ origin, askedAt, deliveredAt, soloId }) =>
    origin === 'lantern' && soloId && deliveredAt ? [deliveredAt.getTime() - askedAt.getTime()] : [],
  )
  return `the slowest of ${times.length} requests was in Solo ${(Math.max(0, ...times) / 1_000).toFixed(1)} s after it was asked`
}

const rowText = (row: RequestRow): string => {
  const { id, bedId, status, origin, askedAt, endedAt, endedByName, endReason } = row
  const { soloId, delivery, sentAt, deliveredAt, attempts, lastFailure } = row
  return JSON.stringify({
    ...{ id, bedId, status, origin, askedAt, endedAt, endedByName, endReason },
    ...{ soloId, delivery, sentAt, deliveredAt, attempts, lastFailure },
  })
}
const soloText = (row: SoloRow | undefined): string =>
  row ? `in Solo ${JSON.stringify(row)}` : 'not in Solo'
