import { expect, test } from 'vitest'
import { choiceCookie } from '@/components/ui/choice-cookie'
import { readChoice } from '@/server/platform/http/cookies'

test.each([true, false])('the server reads what a page has kept (https: %s)', (https) => {
  const pair = choiceCookie('own-unit', 'building=a&floor=floor 2', https).split(';')[0] ?? ''
  expect(readChoice(`theme=dark; ${pair}`, 'own-unit')).toBe('building=a&floor=floor 2')
})

test('a choice of this host goes before one of its bare name, which a sibling domain could have set', () => {
  expect(readChoice('theme=light; __Host-theme=dark', 'theme')).toBe('dark')
  expect(readChoice('theme=light', 'theme')).toBe('light')
})

test.each([null, '', 'theme=', 'theme=%', 'other=dark'])('%j holds no choice', (header) => {
  expect(readChoice(header, 'theme')).toBeNull()
})
