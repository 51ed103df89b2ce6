import { expect, test } from 'vitest'
import { ACTIONS } from '@/lib/board/roles'
import { CATALOGUE } from '@/lib/words/catalogue'

test.each(Object.entries(CATALOGUE))('every action has words on the audit page (%s)', (_, words) => {
  expect(ACTIONS.filter((action) => !words.compliance.what[action])).toEqual([])
})
