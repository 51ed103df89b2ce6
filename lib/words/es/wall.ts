import type { wall as english } from '../en/wall'
import type { Translated } from '../translated'

export const wall: Translated<typeof english> = {}
