import { getRandomValues } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makePassword, passwordProblem } from '@/lib/reports/password'

describe('the password of a report', () => {
  it('has 12 characters or more, of any script', () => {
    expect(passwordProblem('eleven char')).toMatchObject({ message: expect.stringMatching(/12/) })
    expect(passwordProblem('twelve chars')).toBeNull()
    expect(passwordProblem('gr£9v6-Zoë-ü')).toBeNull()
    // Six of these are twelve units of UTF-16, and six characters.
    expect(passwordProblem('🔑'.repeat(6))).toMatchObject({ message: expect.stringMatching(/12/) })
    expect(passwordProblem('x'.repeat(129))).toMatchObject({ message: expect.stringMatching(/128/) })
    expect(passwordProblem('twelve\tchars')).toMatchObject({ message: expect.stringMatching(/control/) })
  })

  it('is made of 20 letters in groups, each time another, none of them easily mistaken', () => {
    const made = Array.from({ length: 200 }, () => makePassword((bytes) => getRandomValues(bytes)))
    for (const one of made) expect(one).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{5}(-[a-km-zA-HJ-NP-Z2-9]{5}){3}$/)
    expect(new Set(made).size).toBe(made.length)
    expect(new Set(made.join('').replaceAll('-', '')).size).toBe(57)
    expect(made.map(passwordProblem).every((problem) => problem === null)).toBe(true)
  })

  it('takes no byte that would make one letter likelier than another', () => {
    let next = 0
    const counted = makePassword((bytes) => bytes.map(() => (next++ < 20 ? 255 : 0)))
    expect(counted).toBe('aaaaa-aaaaa-aaaaa-aaaaa')
  })
})
