import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EscalationPath, Reach } from '@/lib/board/escalation'
import { minutes, pathText, problemsOf, readPathText, secondsOf } from '@/lib/board/escalation-rules'

const path = (...steps: [afterSeconds: number, reach: Reach][]): EscalationPath =>
  steps.map(([afterSeconds, reach]) => ({ afterSeconds, reach }))
const fields = (steps: EscalationPath) => problemsOf(steps).map(({ field }) => field)

describe('A path', () => {
  it.each<[string, EscalationPath, string[]]>([
    ['without a step', [], ['steps']],
    ['with more steps than anybody reads', path(...Array<[number, Reach]>(9).fill([0, 'charge'])), ['steps']],
    ['that does not start at once', path([10, 'everybody']), ['steps.0.afterSeconds']],
    ['whose last step leaves somebody out', path([0, 'charge'], [60, 'virtual-all']), ['steps.1.reach']],
    [
      'whose times stand still or fall',
      path([0, 'charge'], [60, 'virtual-all'], [60, 'charge'], [30, 'everybody']),
      ['steps.2.afterSeconds', 'steps.3.afterSeconds'],
    ],
    ['that takes longer than an hour', path([0, 'charge'], [3601, 'everybody']), ['steps.1.afterSeconds']],
    ['with half a second', path([0, 'charge'], [0.5, 'everybody']), ['steps.1.afterSeconds']],
    ['with no time at all', path([0, 'charge'], [Number.NaN, 'everybody']), ['steps.1.afterSeconds']],
    ['before the asking', path([-1, 'charge'], [60, 'everybody']), ['steps.0.afterSeconds']],
  ])('%s is not saved, and says where it is wrong', (_, steps, wrong) => {
    expect(fields(steps)).toEqual(wrong)
  })

  it('may call everyone at once, or have eight steps up to an hour', () => {
    expect(fields(path([0, 'everybody']))).toEqual([])
    const eight = Array.from({ length: 8 }, (_, at): [number, Reach] => [
      at === 7 ? 3600 : at,
      at === 7 ? 'everybody' : 'charge',
    ])
    expect(fields(path(...eight))).toEqual([])
  })

  it('is written as one text and read back from it', () => {
    const text = '0:00 virtual-unit, 1:30 everybody'
    expect(pathText(path([0, 'virtual-unit'], [90, 'everybody']))).toBe(text)
    expect(readPathText(text)).toEqual([
      { time: '0:00', reach: 'virtual-unit' },
      { time: '1:30', reach: 'everybody' },
    ])
    expect(readPathText('nothing of the kind')).toEqual([])
  })
})

describe('A time as it is typed', () => {
  it('is read back as it was written', () => {
    fc.assert(fc.property(fc.nat(3600), (seconds) => secondsOf(minutes(seconds)) === seconds))
  })

  it('may be only seconds, and is NaN for any other text', () => {
    expect(secondsOf(' 90 ')).toBe(90)
    for (const text of ['', '1:75', 'soon', '-5', '1:2:3', '1.5']) expect(secondsOf(text)).toBeNaN()
  })
})
