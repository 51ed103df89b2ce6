import { expect, it } from 'vitest'
import { troubleOf } from '@/server/appointments/booking-problem'

it.each([
  ['It did not reach Solo. Book it again.', 'appointment.neverReached'],
  ['Solo does not answer. Try again, or call whoever keeps the appointments.', 'solo.silent.callBooking'],
  ['This booking did not reach Teladoc. Book it again.', 'appointment.neverReached'],
])('the stored sentence “%s” is read in each language', (kept, key) => {
  expect(troubleOf(kept)?.say?.key).toBe(key)
})

it('a stored sentence that no version knows is shown as it is', () => {
  expect(troubleOf('The clinic closed early.')).toEqual({ message: 'The clinic closed early.' })
})
