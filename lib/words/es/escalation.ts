import type { escalation as english } from '../en/escalation'
import type { Translated } from '../translated'

export const escalation: Translated<typeof english> = {}
