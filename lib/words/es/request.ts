import type { request as english } from '../en/request'
import type { Translated } from '../translated'

export const request: Translated<typeof english> = {}
