import type { sound as english } from '../en/sound'
import type { Translated } from '../translated'

export const sound: Translated<typeof english> = {}
