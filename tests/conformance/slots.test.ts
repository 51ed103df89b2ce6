import { expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'

/** The example of "Get Slots". */
const SEARCH = { after: 1_505_053_200, before: 1_505_057_400, waitingRoom: 'GreatRoom', duration: 900 }
const FOUR = [1_505_053_800, 1_505_054_700, 1_505_055_600, 1_505_056_500]

const nested = (message: unknown) => ({ error: { message } })
const withoutDuration = { ...SEARCH, duration: undefined }

describeEmulatorOnly('appointment slots', (solo) => {
  const search = (query: Record<string, string | number | undefined>) => {
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    )
    return solo().call('GET', `/qapi/v1/appointment-slots?${new URLSearchParams(pairs)}`)
  }
  const free = async (query: Record<string, string | number | undefined> = SEARCH) =>
    ((await search(query)).json as { date: number }[]).map(({ date }) => date)
  const book = async (date: number, more: object = {}) => {
    const body = { waitingRoom: 'GreatRoom', date, duration: 900, ...more }
    const { json } = await solo().call('POST', '/qapi/v1/patients/1/appointments', { body })
    return (json as { id: number }).id
  }
  const change = (id: number, body: object) => solo().call('PUT', `/qapi/v1/appointments/${id}`, { body })

  it('are as long as those of the waiting room unless said otherwise', async () => {
    expect((await search(withoutDuration)).json).toEqual(FOUR.map((date) => ({ date, duration: 900 })))
    expect((await search({ ...SEARCH, duration: 1800 })).json).toEqual([
      { date: 1_505_053_800, duration: 1800 },
      { date: 1_505_055_600, duration: 1800 },
    ])
  })

  it('are taken by an appointment and freed when it is cancelled', async () => {
    const id = await book(1_505_054_700)
    expect(await free()).toEqual([1_505_053_800, 1_505_055_600, 1_505_056_500])
    await change(id, { status: 'cancelled' })
    expect(await free()).toEqual(FOUR)
  })

  it('follow an appointment that is moved or made longer', async () => {
    const id = await book(1_505_054_700)
    await change(id, { date: 1_505_056_500 })
    expect(await free()).toEqual([1_505_053_800, 1_505_054_700, 1_505_055_600])
    await change(id, { date: 1_505_053_800, duration: 1800 })
    expect(await free()).toEqual([1_505_055_600, 1_505_056_500])
  })

  it.each([
    ['ends as they begin', 1_505_053_800 - 900, 900, FOUR],
    ['begins as they end', 1_505_057_400, 900, FOUR],
    ['reaches a second into one', 1_505_053_800 - 900, 901, FOUR.slice(1)],
    ['begins a second before the end', 1_505_057_399, 900, FOUR.slice(0, 3)],
    ['lies within one', 1_505_055_000, 1, [FOUR[0], FOUR[2], FOUR[3]]],
    ['lies across two', 1_505_055_000, 900, [FOUR[0], FOUR[3]]],
    ['lasts all day', 1_505_053_200 - 80_000, 86_400, []],
  ])('regard an appointment that %s', async (_, date, duration, left) => {
    await book(date, { duration })
    expect(await free()).toEqual(left)
  })

  it('are of one waiting room', async () => {
    await book(1_505_054_700, { waitingRoom: 'my waiting room' })
    expect(await free()).toEqual(FOUR)
  })

  it('lie wholly within the range, and there may be none', async () => {
    expect(await free({ ...SEARCH, after: SEARCH.after + 601, before: SEARCH.before - 1 })).toEqual([
      1_505_054_700, 1_505_055_600,
    ])
    expect(await free({ ...SEARCH, before: SEARCH.after })).toEqual([])
    expect(await free({ ...SEARCH, duration: 86_400 })).toEqual([])
    expect(await free({ ...SEARCH, duration: 1, before: SEARCH.after + 2 })).toEqual([
      SEARCH.after,
      SEARCH.after + 1,
    ])
  })

  it.each([
    ['no after', { ...SEARCH, after: undefined }, 'after'],
    ['an empty after', { ...SEARCH, after: '' }, 'after'],
    ['no before', { ...SEARCH, before: undefined }, 'before'],
    ['no waiting room', { ...SEARCH, waitingRoom: undefined }, 'waitingRoom'],
    ['an empty waiting room', { ...SEARCH, waitingRoom: '' }, 'waitingRoom'],
    ['an unknown waiting room', { ...SEARCH, waitingRoom: 'nowhere' }, 'waitingRoom'],
    ['a day for a timestamp', { ...SEARCH, after: '2017-09-10' }, 'after'],
    ['milliseconds', { ...SEARCH, before: '1505057400000' }, 'before'],
    ['a negative time', { ...SEARCH, after: -1 }, 'after'],
    ['half a second', { ...SEARCH, after: '1505053200.5' }, 'after'],
    ['an end before the beginning', { ...SEARCH, before: SEARCH.after - 1 }, 'before'],
    ['a duration of 0', { ...SEARCH, duration: 0 }, 'duration'],
    ['a duration over a day', { ...SEARCH, duration: 86_401 }, 'duration'],
    ['a duration in words', { ...SEARCH, duration: 'long' }, 'duration'],
    ['more slots than anybody looks through', { ...SEARCH, after: 0, duration: 1 }, 'before'],
  ])('refuses %s', async (_, query, field) => {
    const refused = await search(query)
    expect([refused.status, refused.json]).toEqual([
      400,
      nested(expect.stringMatching(new RegExp(`^Bad parameters \\[${field}: .+\\]$`))),
    ])
  })

  it('refuses a parameter that is said twice', async () => {
    const path = '/qapi/v1/appointment-slots?after=1&after=2&before=3&waitingRoom=GreatRoom'
    expect((await solo().call('GET', path)).status).toBe(400)
  })

  it.each([1, 86_400])('takes a duration of %i s', async (duration) => {
    expect((await search({ ...SEARCH, duration })).status).toBe(200)
  })
})
