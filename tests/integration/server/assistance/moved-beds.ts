import { and, eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Bed } from '@/lib/board/types'
import { bed as bedTable } from '@/server/db/schema'
import { bed as soloBed } from '@/server/solo-emulator/db/schema'
import { actor, allowed, type Ward } from '../../../support/ward'

export const WATCHED = { timeout: 60_000, interval: 50 }
export const bea = actor('bedside', 'Bea')
const carl = actor('charge', 'Carl')

/** Returns actions of users on the beds of a ward, and reads of how the beds stand. */
export function bedsOf(ward: () => Ward) {
  const beds = async (): Promise<readonly Bed[]> => {
    const board = await ward().board.snapshot(allowed(carl, 'board:read'), 'hospital')
    if (!board.ok) throw new Error(board.refusal.code)
    return board.value.beds
  }
  const at = async ({ id }: Bed): Promise<Bed> => {
    const found = (await beds()).find((one) => one.id === id)
    if (!found) throw new Error('That bed is gone.')
    return found
  }
  /** Finds two beds with a patient and an online device in each, and an empty one with a device. */
  async function threeBeds(): Promise<{ from: Bed; full: Bed; empty: Bed }> {
    const all = (await beds()).filter((one) => one.device.readiness === 'ready')
    const [from, full] = all.filter((one) => one.patient)
    const empty = all.find((one) => one.occupied === false)
    if (!from || !full || !empty) throw new Error('The demo has no such beds.')
    return { from, full, empty }
  }
  const placeOf = (one: Bed) => ({ building: 'hospital', floor: one.floor, room: one.room, bed: one.label })
  async function ask(one: Bed, priority: 'routine' | 'urgent' = 'routine') {
    const locator = placeOf(one)
    const made = await ward().assistance.create(allowed(bea, 'request:create'), {
      locator,
      reason: 'other',
      priority,
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request.id
  }
  /** Moves the patient of `from` to `to`, and confirms the requests that are open at the two beds now. */
  const move = async (from: Bed, to: Bed, otherMrn = to.patient?.mrn ?? null) => {
    const now = await beds()
    const open = ({ id }: Bed) => now.find((one) => one.id === id)?.request?.id ?? null
    return ward().assistance.move(allowed(bea, 'bed:move'), from.id, {
      to: to.id,
      mrn: from.patient?.mrn ?? '',
      otherMrn,
      request: open(from),
      otherRequest: open(to),
    })
  }
  /** Resolves once the server has asked Solo again about each of these places. */
  async function lookedAt(...places: readonly Bed[]): Promise<void> {
    const read = async () => {
      const board = await ward().board.snapshot(allowed(carl, 'board:read'), 'hospital')
      return board.ok ? places.map(({ id }) => board.value.checkedAt[id] ?? 0) : []
    }
    // Only these, so that no other bed takes its turn before them.
    const hurry = () =>
      ward()
        .database.orm.update(bedTable)
        .set({ nextCheckAt: new Date(0) })
        .where(
          inArray(
            bedTable.id,
            places.map(({ id }) => id),
          ),
        )
    for (const _twice of [1, 2]) {
      const before = await read()
      await hurry()
      await expect
        .poll(async () => (await read()).every((time, index) => time > (before[index] ?? 0)), WATCHED)
        .toBe(true)
    }
  }
  const soloAt = async (one: Bed) =>
    (await ward().elsewhere('GET', '/qapi/v1/request-assistance', placeOf(one))) as {
      status: number
      body: { id: string }
    }

  /** Puts the patient of one bed into another one in Solo. */
  async function admitInSolo(from: Bed, to: Bed): Promise<void> {
    const { orm } = ward().database
    const where = (one: Bed) => and(eq(soloBed.room, one.room), eq(soloBed.bed, one.label))
    const [row] = await orm.select().from(soloBed).where(where(from))
    await orm.update(soloBed).set({ patientSpid: null }).where(where(from))
    await orm
      .update(soloBed)
      .set({ patientSpid: row?.patientSpid, admittedOn: row?.admittedOn })
      .where(where(to))
  }
  return { at, threeBeds, ask, move, lookedAt, soloAt, placeOf, admitInSolo }
}
