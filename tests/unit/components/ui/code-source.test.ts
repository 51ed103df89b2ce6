import { expect, it, onTestFinished, vi } from 'vitest'
import { createCodeSource } from '@/components/ui/code-source'

const lostCode = () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const load = vi.fn((): Promise<string> => Promise.reject(new Error('no server')))
  return { load, source: createCodeSource(load) }
}

it('is fetched once every 2 s while it is to be seen, however often it is asked for', async () => {
  const { load, source } = lostCode()
  const hide = source.show()
  source.show()
  for (let round = 1; round <= 60; round++) {
    await vi.advanceTimersByTimeAsync(1_999)
    expect(load).toHaveBeenCalledTimes(round)
    await vi.advanceTimersByTimeAsync(1)
  }
  expect(source.isLost()).toBe(true)
  hide()
  load.mockResolvedValue('code')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(source.known()).toBe('code')
  expect(source.isLost()).toBe(false)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(load).toHaveBeenCalledTimes(62)
})

it('is fetched at once where it was fetched ahead in vain and is to be seen now', async () => {
  const { load, source } = lostCode()
  source.fetch()
  await vi.advanceTimersByTimeAsync(600_000)
  const before = load.mock.calls.length
  source.show()()
  expect(load).toHaveBeenCalledTimes(before + 1)
  // No longer seen: seldom again.
  await vi.advanceTimersByTimeAsync(59_999)
  expect(load).toHaveBeenCalledTimes(before + 1)
})
