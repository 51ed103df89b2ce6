import { expect, it } from 'vitest'
import { askedLocale } from '@/lib/words/asked-locale'

it.each([
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ['de-DE,de;q=0.9,es;q=0.5,en;q=0.4', 'es'],
  ['fr', 'en'],
  ['*', 'en'],
  ['es;q=0, en', 'en'],
  ['', 'en'],
  [null, 'en'],
])('a browser that asks for %s is answered in %s', (asked, locale) => {
  expect(askedLocale(null, asked)).toBe(locale)
})

it('the language chosen in a browser goes before what it asks for, where it is one of ours', () => {
  expect(askedLocale('es', 'en')).toBe('es')
  expect(askedLocale('tlh', 'en')).toBe('en')
})
