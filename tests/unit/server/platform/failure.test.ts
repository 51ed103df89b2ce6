import { expect, test } from 'vitest'
import { failureOf } from '@/server/platform/failure'

const coded = (code: string) => Object.assign(new Error('x'), { code })
const query = (cause: unknown) => new Error('Failed query: select … params: 1234', { cause })

test.each([
  query(coded('ECONNREFUSED')),
  query(coded('57P01')),
  query(coded('08006')),
  // The disk is full.
  query(coded('53100')),
  coded('timed_out'),
  query(new Error('Connection terminated unexpectedly')),
  query(new Error('timeout exceeded when trying to connect')),
  query(new Error('PGlite is closed')),
  // The limits on an answer, a statement, a wait for a lock, and a pause in a transaction.
  query(new Error('Query read timeout')),
  query(coded('57014')),
  query(coded('55P03')),
  query(coded('25P03')),
])('the database is gone: %s', (error) => {
  expect(failureOf(error).code).toBe('database_unavailable')
})

test.each([
  new TypeError('x is not a function'),
  query(coded('23505')),
  query(coded('42P01')),
  'text',
  undefined,
  null,
])('something else went wrong: %s', (error) => {
  expect(failureOf(error).code).toBe('internal')
})

test('what is logged names the errors and repeats none of their words', () => {
  expect(failureOf(query(coded('23505')))).toEqual({ code: 'internal', causes: ['Error', 'Error 23505'] })
})

test('errors that cause each other are followed for a while only', () => {
  const one = new Error('one')
  one.cause = new Error('two', { cause: one })
  expect(failureOf(one).causes.length).toBeLessThan(10)
})
