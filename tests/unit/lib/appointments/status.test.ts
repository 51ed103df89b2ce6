import { describe, expect, it } from 'vitest'
import { isOpen, isOver, statusWords } from '@/lib/appointments/status'
import { translatorFor } from '@/lib/words/translator'
import { APPOINTMENT_STATUSES } from '@/server/solo-emulator/services/appointment-progress'

const t = translatorFor('en', 'appointments')

describe('the status of an appointment', () => {
  it.each(APPOINTMENT_STATUSES)('%s has words of its own', (status) => {
    expect(statusWords(status, t)).toMatch(/^[A-Z][a-z ]+$/)
  })

  it('is shown as it is where Solo has a new word', () => {
    expect(statusWords('in triage', t)).toBe('in triage')
    expect(isOpen({ status: 'in triage', movingTo: null })).toBe(true)
  })

  it('says whether anything can still be done', () => {
    expect(APPOINTMENT_STATUSES.filter(isOver)).toEqual([
      'completed',
      'sign off',
      'cancelled',
      'not showed up',
    ])
    expect(isOpen({ status: 'scheduled', movingTo: null })).toBe(true)
    expect(isOpen({ status: 'scheduled', movingTo: 1 })).toBe(false)
    expect(isOpen({ status: 'booking', movingTo: null })).toBe(false)
    expect(isOpen({ status: 'failed', movingTo: null })).toBe(false)
  })
})
