import { describe, expect, it } from 'vitest'
import { refusalText } from '@/lib/words/refusal-text'
import { refusalWords } from '@/lib/words/refusal-words'
import { translatorFor } from '@/lib/words/translator'
import { noProblem, problemColumns, problemOf } from '@/server/appointments/booking-problem'

/** What version 0.1 stores, and the key that names it. */
const SENTENCES_OF_0_1 = [
  ['It did not reach Solo. Book it again.', 'appointment.neverReached'],
  ['Solo does not know this appointment any more.', 'appointment.goneInSolo'],
  ['Solo has another patient under this number. Nothing was booked.', 'appointment.anotherPatient'],
  ['Solo does not know this patient.', 'solo.unknown.patient'],
  ['Solo refused. Try again, or call whoever keeps the appointments.', 'solo.refused.callBooking'],
  ['Solo does not answer. Try again, or call whoever keeps the appointments.', 'solo.silent.callBooking'],
] as const

const inSpanish = (columns: Parameters<typeof problemOf>[0]) => {
  const problem = problemOf(columns)
  return problem && refusalWords(problem, 'es', translatorFor('es', 'refusals'))
}

describe('The problem of an appointment', () => {
  it('is stored as a key, and as an English sentence for a node of the version before', () => {
    const stored = problemColumns(refusalText('appointment.neverReached'))
    expect(stored.trouble).toBe(refusalText('appointment.neverReached').message)
    expect(stored.problem?.say).toEqual({ key: 'appointment.neverReached' })
    expect(problemOf(stored)).toEqual(refusalText('appointment.neverReached'))
  })

  it('is none where none is stored, also after a node of the version before cleared the sentence only', () => {
    const stored = problemColumns(refusalText('appointment.neverReached'))
    expect(problemOf(noProblem)).toBeNull()
    expect(problemOf({ ...stored, trouble: null })).toBeNull()
  })

  it.each(SENTENCES_OF_0_1)(
    'is the sentence that a node of the version before wrote last: %s',
    (trouble, key) => {
      const stale = problemColumns(refusalText('appointment.unmoved')).problem
      expect(problemOf({ trouble, problem: null })?.say).toEqual({ key })
      expect(problemOf({ trouble, problem: stale })?.say).toEqual({ key })
    },
  )

  it('is read in Spanish, and a sentence that no version knows as it is', () => {
    const trouble = 'It did not reach Solo. Book it again.'
    const spanish = translatorFor('es', 'refusals')
    expect(inSpanish({ trouble, problem: null })).toBe(spanish('appointment.neverReached'))
    expect(inSpanish(problemColumns(refusalText('appointment.goneInSolo')))).toBe(
      spanish('appointment.goneInSolo'),
    )
    expect(inSpanish({ trouble: 'Closed for {repairs}.', problem: null })).toContain('Closed for {repairs}.')
  })
})
