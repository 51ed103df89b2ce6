import type { refusals as english } from '../en/refusals'
import type { Translated } from '../translated'

export const refusals: Translated<typeof english> = {}
