import type { contacts as english } from '../en/contacts'
import type { Translated } from '../translated'

export const contacts: Translated<typeof english> = {}
