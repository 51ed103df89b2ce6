import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Other } from '@/components/call/call-state'
import { createProviderWatch } from '@/components/call/provider-watch'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const nurse = (away: boolean, quality: Other['quality'] = 'good'): Other => ({
  member: {
    id: 'nurse',
    instance: 'first',
    side: 'provider',
    media: { mic: true, camera: true, screen: false },
    away,
  },
  stream: null,
  quality,
})
const guest: Other = { ...nurse(false), member: { ...nurse(false).member, side: 'guest' } }

function watched(patienceMs: number | null = 15_000) {
  const heard: string[] = []
  const watch = createProviderWatch({
    onThere: () => heard.push('there'),
    onLost: () => heard.push('lost'),
    onEmpty: () => heard.push('empty'),
    patienceMs,
  })
  return { heard, watch }
}

it('opens once, for a nurse who is connected, not for a guest or a kept place', () => {
  const { heard, watch } = watched()
  watch.update([guest, nurse(true)], true)
  expect(heard).toEqual([])
  watch.update([nurse(false)], true)
  watch.update([nurse(false)], true)
  vi.advanceTimersByTime(60_000)
  expect(heard).toEqual(['there'])
})

it('gives up a nurse who does not come in time, and waits on where there is no time', () => {
  const { heard, watch } = watched()
  watch.update([], false)
  vi.advanceTimersByTime(14_000)
  watch.update([nurse(true)], true)
  expect(heard).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(heard).toEqual(['empty'])
  const patient = watched(null)
  patient.watch.update([], true)
  vi.advanceTimersByTime(3_600_000)
  expect(patient.heard).toEqual([])
})

it('loses a nurse four seconds after the server has, and not one who loads the page again', () => {
  const { heard, watch } = watched()
  watch.update([nurse(false)], true)
  watch.update([nurse(true, 'broken')], true)
  vi.advanceTimersByTime(3_900)
  watch.update([nurse(false)], true)
  vi.advanceTimersByTime(60_000)
  expect(heard).toEqual(['there'])
  watch.update([nurse(true)], true)
  watch.update([], true)
  vi.advanceTimersByTime(4_000)
  expect(heard).toEqual(['there', 'lost'])
})

it('goes on while what the nurse sends arrives, though the server has lost them, and ends once it does not', () => {
  const { heard, watch } = watched()
  watch.update([nurse(false)], true)
  // The nurse's node restarts.
  watch.update([nurse(true)], true)
  vi.advanceTimersByTime(25_000)
  watch.update([nurse(false)], true)
  vi.advanceTimersByTime(60_000)
  watch.update([nurse(true)], true)
  vi.advanceTimersByTime(3_000)
  expect(heard).toEqual(['there'])
  // The nurse's page is gone: no packet for four seconds.
  watch.update([nurse(true)], true)
  vi.advanceTimersByTime(1_100)
  watch.update([nurse(true, 'broken')], true)
  expect(heard).toEqual(['there', 'lost'])
})

it('goes on through fifteen seconds without any network, and no further', () => {
  const { heard, watch } = watched()
  watch.update([nurse(false)], true)
  // Sound and picture still arrive.
  watch.update([nurse(false)], false)
  vi.advanceTimersByTime(60_000)
  watch.update([nurse(false, 'broken')], false)
  vi.advanceTimersByTime(14_900)
  expect(heard).toEqual(['there'])
  vi.advanceTimersByTime(100)
  expect(heard).toEqual(['there', 'lost'])
})

it('waits as long again for a nurse who was cut off by the same break', () => {
  const { heard, watch } = watched()
  watch.update([nurse(false)], true)
  watch.update([nurse(false, 'broken')], false)
  vi.advanceTimersByTime(10_000)
  watch.update([nurse(true, 'broken')], true)
  vi.advanceTimersByTime(14_900)
  expect(heard).toEqual(['there'])
  watch.update([nurse(false)], true)
  vi.advanceTimersByTime(60_000)
  // The break is over: a nurse who leaves now is lost as soon as ever.
  watch.update([nurse(true, 'broken')], true)
  vi.advanceTimersByTime(4_000)
  expect(heard).toEqual(['there', 'lost'])
})

it('says nothing after it was stopped', () => {
  const { heard, watch } = watched()
  watch.update([nurse(false)], true)
  watch.update([], true)
  watch.stop()
  vi.advanceTimersByTime(60_000)
  expect(heard).toEqual(['there'])
})
