import { describe, expect, it } from 'vitest'
import { isOpen, isOver, statusWords } from '@/lib/visits/status'
import { translatorFor } from '@/lib/words/translator'

const t = translatorFor('en', 'appointments')

/** "Get Appointment" of the reference. */
const STATUSES = [
  'scheduled',
  'arrived',
  'in progress.intake.ready',
  'in progress.intake.progress',
  'in progress.exam.ready',
  'in progress.exam.progress',
  'discharge.ready',
  'discharge.progress',
  'completed',
  'sign off',
  'cancelled',
  'not showed up',
]

describe('the status of an appointment', () => {
  it.each(STATUSES)('%s has words of its own', (status) => {
    expect(statusWords(status, t)).toMatch(/^[A-Z][a-z ]+$/)
  })

  it('is shown as it is where Solo has a new word', () => {
    expect(statusWords('in triage', t)).toBe('in triage')
    expect(isOpen({ status: 'in triage', movingTo: null })).toBe(true)
  })

  it('says whether anything can still be done', () => {
    expect(STATUSES.filter(isOver)).toEqual(['completed', 'sign off', 'cancelled', 'not showed up'])
    expect(isOpen({ status: 'scheduled', movingTo: null })).toBe(true)
    expect(isOpen({ status: 'scheduled', movingTo: 1 })).toBe(false)
    expect(isOpen({ status: 'booking', movingTo: null })).toBe(false)
    expect(isOpen({ status: 'failed', movingTo: null })).toBe(false)
  })
})
