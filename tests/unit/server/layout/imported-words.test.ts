import { expect, test } from 'vitest'
import { importedWords } from '@/server/layout/imported-words'

const DONE = { added: 12, changed: 1, same: 3, kept: 0, shortened: [], notes: [] }
const suite = (bed: number) => ({
  building: 'annexe',
  floor: 'floor 7',
  room: 'Observation Suite 03',
  bed: `bed ${bed}`,
  label: `Obs…03·${bed}`,
})

test('the command says in one line what it imported, and which beds stay', () => {
  expect(importedWords(DONE)).toBe('12 beds added, 1 changed, 3 unchanged.')
  expect(importedWords({ ...DONE, kept: 2 })).toMatch(
    /\n2 beds that are not in the file stay on the board\.$/,
  )
})

test('the command says what it left out of lines that it took', () => {
  const notes = [
    { where: 'Line 2', field: 'phone', message: 'phone is no telephone number.', isNote: true },
  ] as const
  expect(importedWords({ ...DONE, notes })).toMatch(/\nLine 2: phone is no telephone number\.$/)
})

test('the command warns of labels that screens will shorten, and lists ten of them', () => {
  const words = importedWords({
    ...DONE,
    shortened: Array.from({ length: 12 }, (_, index) => suite(index + 1)),
  })
  expect(words).toContain("Warning: small cards leave out the middle of the room's name of 12 beds")
  expect(words).toContain('  floor 7, Observation Suite 03 bed 10, annexe: "Obs…03·10"')
  expect(words).not.toContain('bed 11')
  expect(words).toMatch(/ {2}and 2 more$/)
})
