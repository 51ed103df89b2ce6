import type { reports as english } from '../en/reports'
import type { Translated } from '../translated'

export const reports: Translated<typeof english> = {}
