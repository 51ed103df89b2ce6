import { describe, expect, it } from 'vitest'
import { CANCEL_REASONS, cancelReasonLabel, REASONS, reasonLabel } from '@/lib/board/reasons'

describe('the words for reasons', () => {
  it('are those of the button that was tapped', () => {
    for (const { id, label } of REASONS) expect(reasonLabel(id)).toBe(label)
    for (const { id, label } of CANCEL_REASONS) expect(cancelReasonLabel(id)).toBe(label)
  })

  it('are the id where this version has none', () => {
    expect(reasonLabel('of-tomorrow')).toBe('of-tomorrow')
    expect(cancelReasonLabel('of-tomorrow')).toBe('of-tomorrow')
  })
})
