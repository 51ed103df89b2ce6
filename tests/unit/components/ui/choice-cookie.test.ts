import { expect, test } from 'vitest'
import { choiceCookie, choiceIn } from '@/components/ui/choice-cookie'

test('a choice made over https goes back over https only, and is of this host', () => {
  expect(choiceCookie('theme', 'dark', true)).toBe(
    '__Host-theme=dark; path=/; max-age=31536000; samesite=lax; secure',
  )
  expect(choiceCookie('theme', 'dark', false)).not.toContain('secure')
})

test('a choice never ends its cookie early', () => {
  expect(choiceCookie('own-unit', 'building=a; domain=.hospital.example', true)).toMatch(
    /^__Host-own-unit=building%3Da%3B%20domain%3D\.hospital\.example; path/,
  )
})

test('a choice of this host goes before one of its bare name, which version 0.1 kept', () => {
  expect(choiceIn('a=1; own-unit=building%3Da', 'own-unit')).toBe('building=a')
  expect(choiceIn('own-unit=old; __Host-own-unit=new', 'own-unit')).toBe('new')
  expect(choiceIn('own-unit-2=x; an-own-unit=y', 'own-unit')).toBeUndefined()
  expect(choiceIn('own-unit=%', 'own-unit')).toBeUndefined()
})
