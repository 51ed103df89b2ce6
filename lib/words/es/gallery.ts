import type { gallery as english } from '../en/gallery'
import type { Translated } from '../translated'

export const gallery: Translated<typeof english> = {}
