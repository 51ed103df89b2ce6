import { describe, expect, it } from 'vitest'
import {
  callWords,
  endReasonWords,
  reasonOrPriority,
  reasonWords,
  requestWords,
} from '@/components/bed-facts/request-words'
import { CANCEL_REASONS, REASONS } from '@/lib/board/reasons'
import { translatorFor } from '@/lib/words/translator'

const en = translatorFor('en', 'board')
const es = translatorFor('es', 'board')

describe('words of a request', () => {
  it('says every reason in words, and one of a later version by its id', () => {
    for (const reason of REASONS) {
      if (reason !== 'other') expect(reasonWords({ reason }, en)).toMatch(/^[A-Z][a-z]+/)
    }
    expect(reasonWords({ reason: 'of a later version' }, en)).toBe('of a later version')
    expect(reasonWords({ reason: null }, en)).toBe('Asked elsewhere')
  })

  it('says the priority where no reason tells anything', () => {
    expect(reasonWords({ reason: 'other' }, en)).toBeNull()
    expect(reasonOrPriority({ reason: 'other', priority: 'urgent' }, en)).toBe('Urgent')
    expect(requestWords({ reason: 'other', priority: 'urgent' }, en)).toBe('Urgent')
  })

  it('puts both into one line, in the language of the reader', () => {
    expect(requestWords({ reason: 'fall-risk', priority: 'urgent' }, en)).toBe('Urgent: fall risk')
    expect(requestWords({ reason: 'fall-risk', priority: 'urgent' }, es)).toBe('Urgente: riesgo de caída')
  })

  it('says why a request ended', () => {
    for (const reason of CANCEL_REASONS) expect(endReasonWords({ reason }, en)).toMatch(/^[A-Z][a-z]+/)
    expect(endReasonWords({ reason: 'ended-in-solo' }, en)).toBe('Ended in Teladoc')
    expect(endReasonWords({ reason: 'of a later version' }, en)).toBe('of a later version')
    expect(endReasonWords({ reason: null }, en)).toBeNull()
  })

  it("says how the call goes on, in the ward's words where there are any", () => {
    expect(callWords({ progress: 'in progress.exam.ready' }, en)).toBe('Ready for the exam')
    expect(callWords({ progress: 'not showed up' }, es)).toBe('El paciente no acudió')
    expect(callWords({ progress: 'toString' }, en)).toBe('toString')
    for (const progress of ['scheduled', 'on call', null]) expect(callWords({ progress }, en)).toBeNull()
  })
})
