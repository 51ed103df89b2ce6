import { expect, it, onTestFinished, vi } from 'vitest'
import { lazy } from '@/components/ui/lazy'

it('is fetched ahead again and again until it is there, more and more seldom, and then no more', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let reached = false
  const load = vi.fn(async () => {
    if (!reached) throw new Error('no server')
    return { default: () => null }
  })
  const part = lazy(load)
  part.fetch()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(load.mock.calls.length).toBeLessThan(80)
  reached = true
  await vi.advanceTimersByTimeAsync(60_000)
  const asked = load.mock.calls.length
  await vi.advanceTimersByTimeAsync(3_600_000)
  part.fetch()
  expect(load).toHaveBeenCalledTimes(asked)
})
