import type { chart as english } from '../en/chart'
import type { Translated } from '../translated'

export const chart: Translated<typeof english> = {}
