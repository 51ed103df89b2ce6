import type { layout as english } from '../en/layout'
import type { Translated } from '../translated'

export const layout: Translated<typeof english> = {}
