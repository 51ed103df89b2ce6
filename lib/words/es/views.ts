import type { views as english } from '../en/views'
import type { Translated } from '../translated'

export const views: Translated<typeof english> = {}
