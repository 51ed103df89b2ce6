import type { appointments as english } from '../en/appointments'
import type { Translated } from '../translated'

export const appointments: Translated<typeof english> = {}
