import type { queue as english } from '../en/queue'
import type { Translated } from '../translated'

export const queue: Translated<typeof english> = {}
