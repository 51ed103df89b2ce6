import { describe, expect, it } from 'vitest'
import { isPinShaped, pinProblem } from '@/lib/lock/pin'

describe('a PIN', () => {
  it.each(['483920', '7041953', '92750381', '6183940275'])('%s may be chosen', (pin) => {
    expect(pinProblem(pin)).toBeNull()
  })

  it.each([
    ['12345', 'length'],
    ['12345678901', 'length'],
    ['48392a', 'length'],
    ['٤٨٣٩٢٠', 'length'],
    ['', 'length'],
    ['123456', 'common'],
    ['987654', 'common'],
    ['8901234', 'common'],
    ['777777', 'common'],
    ['121212', 'common'],
    ['45674567', 'common'],
    ['147258', 'common'],
    ['240583', 'date'],
    ['052483', 'date'],
    ['830524', 'date'],
    ['24051983', 'date'],
    ['05241983', 'date'],
    ['19830524', 'date'],
  ])('%s is refused: %s', (pin, why) => {
    expect(pinProblem(pin)).toBe(why)
  })

  it('is never taken for a password, which has 12 characters or more', () => {
    expect(isPinShaped('123456789012')).toBe(false)
    expect(isPinShaped('lantern')).toBe(false)
    expect(isPinShaped('123456')).toBe(true)
  })
})
