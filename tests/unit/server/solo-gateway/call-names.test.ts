import { expect, it } from 'vitest'
import { externalIdsOf, seriesOfExternalId } from '@/server/solo-gateway/call-names'

it('names the first series by the request only, and every later one by its number', () => {
  expect(externalIdsOf({ soloId: 'abc', series: 0 }).slice(0, 3)).toEqual(['abc', 'abc.2', 'abc.3'])
  expect(externalIdsOf({ soloId: 'abc', series: 12 }).slice(0, 2)).toEqual(['abc.s12', 'abc.s12.2'])
})

it('no two series share a name, and each name leads back to its series', () => {
  const all = [0, 1, 2, 11].map((series) => ({ soloId: 'a1b2', series }))
  const names = all.flatMap(externalIdsOf)
  expect(new Set(names).size).toBe(names.length)
  for (const series of all) {
    for (const name of externalIdsOf(series)) expect(seriesOfExternalId(name)).toContainEqual(series)
  }
})
