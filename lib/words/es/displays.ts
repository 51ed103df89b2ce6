import type { displays as english } from '../en/displays'
import type { Translated } from '../translated'

export const displays: Translated<typeof english> = {}
