import { expect, it } from 'vitest'
import { CANCEL_REASONS, REASONS, reasonLabel } from '@/lib/board/reasons'

it('calls every reason by its own words, and an unknown one by its id', () => {
  for (const { id, label } of [...REASONS, ...CANCEL_REASONS]) expect(reasonLabel(id)).toBe(label)
  expect(reasonLabel('of a later version')).toBe('of a later version')
})
