import { expect, it } from 'vitest'
import { CANCEL_REASONS, cancelReasonLabel, REASONS, reasonLabel } from '@/lib/board/reasons'

it('calls every reason by its own words, and an unknown one by its id', () => {
  for (const { id, label } of REASONS) expect(reasonLabel(id)).toBe(label)
  for (const { id, label } of CANCEL_REASONS) expect(cancelReasonLabel(id)).toBe(label)
  expect(cancelReasonLabel('ended-in-solo')).toBe('Ended in Solo')
  expect(reasonLabel('of a later version')).toBe('of a later version')
})
