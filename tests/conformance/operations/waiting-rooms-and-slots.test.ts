import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'
import { tenant } from '../tenant'

/** Operations 15 and 18. */

interface Slot {
  readonly date: number
  readonly duration: number
}

const DAY = 86_400
const in2Days = (Math.floor(Date.now() / 1000 / DAY) + 2) * DAY
const SEARCH = { after: in2Days, before: in2Days + 2 * DAY, waitingRoom: tenant.waitingRoom, duration: 900 }

describeSolo('waiting rooms', (solo) => {
  it('are listed, with their names and services', async () => {
    const rooms = succeeded(await solo().call('GET', '/qapi/v1/waiting-rooms'), 200)
    const room = {
      id: expect.any(String),
      name: expect.any(String),
      serviceLine: expect.any(String),
      serviceType: expect.any(String),
    }
    expect(rooms).toEqual(expect.arrayContaining([{ ...room, name: tenant.waitingRoom }]))
    for (const one of rooms as object[]) expect(one).toEqual(room)
  })
})

describeSolo('appointment slots', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const search = (change: object = {}) => {
    const pairs = Object.entries({ ...SEARCH, ...change })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)])
    return solo().call('GET', `/qapi/v1/appointment-slots?${new URLSearchParams(pairs)}`)
  }
  const free = async (change: object = {}) => succeeded(await search(change), 200) as Slot[]

  it('lie in the range, in order, and last as long as was asked', async () => {
    const found = await free()
    expect(found.length).toBeGreaterThan(0)
    for (const slot of found) {
      expect(slot).toEqual({ date: expect.any(Number), duration: 900 })
      expect(slot.date).toBeGreaterThanOrEqual(SEARCH.after)
      expect(slot.date + slot.duration).toBeLessThanOrEqual(SEARCH.before)
    }
    const dates = found.map(({ date }) => date)
    expect(dates).toEqual([...new Set(dates)].sort((one, other) => one - other))
  })

  it('are as long as the waiting room has them where nothing was said', async () => {
    const [slot] = await free({ duration: undefined })
    expect(slot?.duration).toBeGreaterThan(0)
  })

  it('are taken by an appointment, and freed when it is cancelled', async () => {
    const [slot] = await free()
    if (!slot) throw new Error(`${tenant.waitingRoom} has no free slot`)
    const id = await book(await newPatient(), slot)
    expect(await free()).not.toContainEqual(slot)
    await solo().call('PUT', `/qapi/v1/appointments/${id}`, { body: { status: 'cancelled' } })
    expect(await free()).toContainEqual(slot)
  })

  it('follow an appointment that is moved', async () => {
    const [one, , other] = await free()
    if (!one || !other) throw new Error(`${tenant.waitingRoom} has too few free slots`)
    const id = await book(await newPatient(), one)
    await solo().call('PUT', `/qapi/v1/appointments/${id}`, { body: { date: other.date } })
    const left = await free()
    expect(left).toContainEqual(one)
    expect(left).not.toContainEqual(other)
  })

  it.each([1, 86_400])('may last %i s', async (duration) => {
    await free({ duration, before: SEARCH.after + (duration === 1 ? 60 : 2 * DAY) })
  })

  it.each([
    ['no after', { after: undefined }],
    ['no before', { before: undefined }],
    ['no waiting room', { waitingRoom: undefined }],
    ['an unknown waiting room', { waitingRoom: newId() }],
    ['a day for a timestamp', { after: '2017-09-10' }],
    ['an end before the beginning', { before: SEARCH.after - 1 }],
    ['a duration of 0', { duration: 0 }],
    ['a duration over a day', { duration: 86_401 }],
    ['a duration in words', { duration: 'long' }],
  ])('are not searched with %s', async (_, change) => {
    isRefused(await search(change), 400)
  })
})
