import type { alerts as english } from '../en/alerts'
import type { Translated } from '../translated'

export const alerts: Translated<typeof english> = {}
