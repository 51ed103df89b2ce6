import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@/lib/board/roles'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { type HouseAtBed, openHouseAtBed } from '../../server/audit/house-at-bed'
import { type Asked, ask } from './route-calls'
import { ROUTES, type Row } from './route-table'
import { REQUEST_ID } from './said-by-services'

/** Half a character, which neither UTF-8 nor a database can hold. */
const HALF = 'a\ud800b'
/** The last year with four digits, the first with five, and the last moment that JavaScript knows. */
const TIMES = [Date.UTC(9999, 11, 31, 23, 59, 59, 999), Date.UTC(10_000, 0, 1), 8.64e15]
const DAYS = ['9999-12-31', '9999-12-31T23:59:59Z', '+010000-01-01T00:00:00Z']

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Returns the value once for each of its texts and numbers, with something extreme in its place. */
function extremes(value: unknown): readonly { readonly instead: unknown; readonly value: unknown }[] {
  if (typeof value === 'number') return TIMES.map((instead) => ({ instead, value: instead }))
  if (typeof value === 'string') {
    const days = /^\d{4}-\d\d/.test(value) ? DAYS : []
    return [HALF, ...days].map((instead) => ({ instead, value: instead }))
  }
  if (Array.isArray(value)) {
    return value.flatMap((one, index) =>
      extremes(one).map(({ instead, value: other }) => ({ instead, value: value.with(index, other) })),
    )
  }
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, one]) =>
    extremes(one).map(({ instead, value: other }) => ({ instead, value: { ...value, [name]: other } })),
  )
}

/** The requests of a row with something extreme in their body or query, and what. */
function extremeRequests(asked: Asked): readonly { readonly instead: unknown; readonly asked: Asked }[] {
  const query = Object.fromEntries(new URLSearchParams(asked.query))
  const numbers = Object.fromEntries(
    Object.entries(query).map(([name, text]) => [name, /^\d+$/.test(text) ? Number(text) : text]),
  )
  return [
    ...extremes(asked.body).map(({ instead, value }) => ({ instead, asked: { ...asked, body: value } })),
    ...extremes(numbers).map(({ instead, value }) => {
      const text = new URLSearchParams(Object.entries(Object(value)).map(([name, one]) => [name, `${one}`]))
      return { instead, asked: { ...asked, query: `?${text}` } }
    }),
  ]
}

describeOnBothDatabases('Extreme times, days and texts', (open) => {
  const hospital = hospitalOf(open)
  let at: HouseAtBed

  beforeAll(async () => {
    at = await openHouseAtBed((await hospital()).database)
  })
  afterAll(() => at.house.close())

  /** A request of the table about the bed and patient of this hospital, from a workstation in their unit. */
  function here(folder: string, asked: Asked, role: Role): Asked {
    const { place } = at
    const patient = place.patientSoloId ?? ''
    const body = JSON.stringify(asked.body)
      ?.replaceAll('Zoë/7', patient)
      .replace(/"(building|buildingId)":"[^"]+"/g, `"$1":"${place.buildingId}"`)
    return {
      ...asked,
      id: folder.startsWith('beds/') ? place.id : (asked.id ?? REQUEST_ID),
      cookie: at.cookieAtUnit(role),
      ...(asked.headers?.['chart-patient'] && {
        headers: { ...asked.headers, 'chart-patient': encodeURIComponent(patient) },
      }),
      ...(body && { body: JSON.parse(body) }),
    }
  }

  const rows = ROUTES.map(([method, folder, asked, [role]]: Row) => ({ method, folder, asked, role }))
  const extreme = rows.filter(({ asked }) => extremeRequests(asked).length > 0)
  describe.each(extreme)('$method $folder', ({ method, folder, asked, role = 'charge' }) => {
    test('is refused or answered, and no fault', async () => {
      for (const { instead, asked: request } of extremeRequests(here(folder, asked, role))) {
        const { response, status, body } = await ask(method, folder, request)
        expect([401, 403, 423]).not.toContain(status)
        // The emulator knows no such waiting room.
        if (body?.error?.code === 'upstream_rejected') continue
        const text = body === null ? await response.text() : JSON.stringify(body)
        expect(status, `${JSON.stringify(instead)}: ${text.slice(0, 200)}`).toBeLessThan(500)
        if (instead === HALF && request.body !== undefined) expect(status).toBe(400)
      }
    })
  })
})
