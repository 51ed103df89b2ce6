import type { board as english } from '../en/board'
import type { Translated } from '../translated'

export const board: Translated<typeof english> = {
  priority: { emergency: 'Emergencia', urgent: 'Urgente', routine: 'Rutina' },
  waitingAlso:
    '{waiting, plural, one {# en espera} other {# en espera}}{emergencies, plural, =0 {} one {, # emergencia} other {, # emergencias}}',
}
