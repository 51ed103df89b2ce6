import { expect, it } from 'vitest'
import { askedLocale } from '@/app/_words/page-locale'

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
  expect(askedLocale(asked)).toBe(locale)
})
