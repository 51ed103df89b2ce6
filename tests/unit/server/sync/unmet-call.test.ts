import { describe, expect, it } from 'vitest'
import { meetingOf } from '@/server/sync/outbox/unmet-call'

const NOW = new Date('2030-01-01T12:00:00Z')
const JOINED = new Date('2030-01-01T11:00:00Z')
const meeting = (appointment: string | null, call: string | null, startsAt: Date | null = JOINED) =>
  meetingOf({ appointment, call, startsAt }, NOW)

describe('whether anyone met in the call of an appointment', () => {
  it.each([
    ['scheduled', 'waiting'],
    ['scheduled', null],
    ['arrived', 'waiting'],
    ['arrived', null],
    ['in progress.intake.ready', 'waiting'],
    ['in progress.exam.ready', 'waiting'],
  ])('no one did: %s, %s', (appointment, call) => {
    expect(meeting(appointment, call)).toBe('unmet')
  })

  it.each([['in progress.exam.progress'], ['in progress.intake.progress']])(
    'someone still may, while a provider is there: %s',
    (appointment) => {
      expect(meeting(appointment, 'waiting')).toBe('attended')
    },
  )

  it.each([
    ['scheduled', 'on call'],
    ['in progress.exam.progress', 'on hold'],
    ['in progress.exam.ready', 'incomplete'],
    ['in progress.exam.ready', null],
    ['discharge.ready', 'waiting'],
    ['completed', 'complete'],
    ['cancelled', 'waiting'],
    ['not showed up', 'waiting'],
    ['scheduled', 'LWBS'],
    ['a word of tomorrow', 'waiting'],
    ['scheduled', 'a word of tomorrow'],
    [null, 'waiting'],
    [null, null],
  ])('leaves what is settled, or what it does not know: %s, %s', (appointment, call) => {
    expect(meeting(appointment, call)).toBe('settled')
  })

  it('leaves an appointment that was moved to a later time', () => {
    expect(meeting('scheduled', 'waiting', new Date('2030-01-01T15:00:00Z'))).toBe('settled')
  })
})
