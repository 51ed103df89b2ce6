import type { common as english } from '../en/common'
import type { Translated } from '../translated'

export const common: Translated<typeof english> = {
  brand: 'Lantern',
}
