import type { common as english } from '../en/common'
import type { Translated } from '../translated'

export const common: Translated<typeof english> = {
  brand: 'Lantern',
  title: '{page} · Lantern',
  close: 'Cerrar',
  save: 'Guardar',
  saving: 'Guardando…',
  cancel: 'Cancelar',
  undo: 'Deshacer',
  tryAgain: 'Intentar de nuevo',
  days: { label: 'Período', from: 'Desde', to: 'Hasta' },
  place: { floor: 'planta {name}', room: 'habitación {name}', bed: 'cama {name}' },
  beds: '{count, plural, one {# cama} other {# camas}}',
}
