import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mayMove, movedTo, positionOf, rangesOf } from '@/components/call/camera-moves'
import { createMovableCamera } from '@/components/call/movable-camera'
import { createObservable } from '@/components/feed/observable'
import { CAMERA_AXES, type CameraMove } from '@/lib/realtime/calls'

/** As Chromium 156 says of its fake camera. */
const CAPABILITIES = {
  width: { min: 1, max: 3840 },
  pan: { min: 100, max: 400, step: 1 },
  tilt: { min: 100, max: 400, step: 1 },
  zoom: { min: 100, max: 400, step: 1 },
}

describe('what a camera can do', () => {
  it('is what its track says, and nothing in a browser that says nothing', () => {
    expect(Object.keys(rangesOf(CAPABILITIES))).toEqual(['pan', 'tilt', 'zoom'])
    // Firefox 153, and Chromium without the permission to move cameras.
    for (const none of [{ width: { min: 1, max: 4096 } }, {}, null, undefined])
      expect(rangesOf(none)).toEqual({})
    expect(rangesOf({ pan: { min: 5, max: 5, step: 1 }, zoom: { max: 3 } })).toEqual({})
    expect(rangesOf({ zoom: { min: 1, max: 3 } })).toEqual({ zoom: { min: 1, max: 3, step: 0 } })
    expect(positionOf({ pan: 100, width: 640 })).toEqual({ pan: 100 })
  })

  it('never leads beyond its range, in whole steps of it', () => {
    const ranges = fc.record({
      min: fc.integer({ min: -180_000, max: 0 }),
      span: fc.integer({ min: 1, max: 360_000 }),
      step: fc.integer({ min: 0, max: 3_600 }),
    })
    const presses = fc.array(fc.constantFrom<1 | -1>(1, -1), { maxLength: 60 })
    fc.assert(
      fc.property(fc.constantFrom(...CAMERA_AXES), ranges, presses, (axis, { min, span, step }, steps) => {
        const range = { min, max: min + span, step }
        let now = positionOf({ [axis]: min })
        for (const press of steps) now = movedTo({ [axis]: range }, now, { axis, step: press }) ?? now
        const value = now[axis] ?? Number.NaN
        expect(value).toBeGreaterThanOrEqual(range.min)
        expect(value).toBeLessThanOrEqual(range.max)
        if (step > 0 && value < range.max) expect(Math.abs((value - min) % step)).toBe(0)
      }),
    )
  })

  it('leads from one end to the other in twenty presses, and says when there is no further', () => {
    const ranges = rangesOf(CAPABILITIES)
    let now = positionOf({ pan: 100, tilt: 250 })
    for (let press = 0; press < 20; press += 1) now = movedTo(ranges, now, { axis: 'pan', step: 1 }) ?? now
    expect(now).toEqual({ pan: 400, tilt: 250 })
    expect(movedTo(ranges, now, { axis: 'pan', step: 1 })).toBeNull()
    expect(movedTo({ zoom: { min: 1, max: 3, step: 0.1 } }, now, { axis: 'pan', step: 1 })).toBeNull()
  })
})

it.each([
  [{ from: 'provider', privacy: false, camera: true }, true],
  [{ from: 'provider', privacy: true, camera: true }, false],
  [{ from: 'provider', privacy: false, camera: false }, false],
  [{ from: 'guest', privacy: false, camera: true }, false],
  [{ from: 'patient', privacy: false, camera: true }, false],
  [{ from: null, privacy: false, camera: true }, false],
] as const)('of %j the camera follows: %s', (standing, follows) => {
  expect(mayMove(standing)).toBe(follows)
})

describe('the camera at a bed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const privacy = createObservable(false)
  const RIGHT: CameraMove = { axis: 'pan', step: 1 }

  function camera(readyState: 'live' | 'ended' = 'live', fails = false) {
    const applied: unknown[] = []
    const settings = { pan: 100, tilt: 100, zoom: 100 }
    const track = {
      readyState,
      getCapabilities: () => CAPABILITIES,
      getSettings: () => settings,
      async applyConstraints(constraints: { advanced: readonly object[] }) {
        if (fails) throw new DOMException('Mixing', 'OverconstrainedError')
        applied.push(constraints)
        Object.assign(settings, constraints.advanced[0])
      },
    }
    // The parts of a track that moving reads.
    return { track: track as unknown as MediaStreamTrack, applied, settings }
  }

  it('moves step by step, and says so for four seconds', async () => {
    privacy.set(false)
    const movable = createMovableCamera(privacy)
    const { track, applied } = camera()
    expect(movable.axesOf(track)).toEqual(['pan', 'tilt', 'zoom'])
    const moves = [movable.move(track, 'provider', RIGHT), movable.move(track, 'provider', RIGHT)]
    await Promise.all(moves)
    expect(applied).toEqual([
      { advanced: [{ pan: 115, tilt: 100, zoom: 100 }] },
      { advanced: [{ pan: 130, tilt: 100, zoom: 100 }] },
    ])
    expect(movable.moving.get()).toBe(true)
    vi.advanceTimersByTime(3_999)
    expect(movable.moving.get()).toBe(true)
    vi.advanceTimersByTime(1)
    expect(movable.moving.get()).toBe(false)
  })

  it('does not say that it moves where the camera refuses', async () => {
    privacy.set(false)
    const movable = createMovableCamera(privacy)
    await movable.move(camera('live', true).track, 'provider', RIGHT)
    expect(movable.moving.get()).toBe(false)
  })

  it('stands still in privacy, for a guest, for no one, and while it is closed', async () => {
    const movable = createMovableCamera(privacy)
    const { track, applied } = camera()
    privacy.set(true)
    expect(movable.axesOf(track)).toEqual([])
    await movable.move(track, 'provider', RIGHT)
    privacy.set(false)
    await movable.move(track, 'guest', RIGHT)
    await movable.move(track, null, RIGHT)
    await movable.move(null, 'provider', RIGHT)
    const closed = camera('ended')
    await movable.move(closed.track, 'provider', RIGHT)
    expect([...applied, ...closed.applied]).toEqual([])
    expect(movable.moving.get()).toBe(false)
  })

  it('stands still for a step that was asked for before privacy went on', async () => {
    privacy.set(false)
    const movable = createMovableCamera(privacy)
    const { track, applied } = camera()
    const asked = movable.move(track, 'provider', RIGHT)
    privacy.set(true)
    await asked
    expect(applied).toEqual([])
  })
})
