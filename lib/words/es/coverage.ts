import type { coverage as english } from '../en/coverage'
import type { Translated } from '../translated'

export const coverage: Translated<typeof english> = {}
