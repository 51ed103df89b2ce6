import type { Words } from '../catalogue'

export const search: Words['search'] = {
  button: 'Buscar',
  hint: 'NHC, dispositivo o lugar',
  title: 'Buscar una cama',
  label: 'NHC, número de serie del dispositivo o un lugar como «431 bed 2»',
  searching: 'Buscando…',
  none: 'No se ha encontrado ninguna cama. El NHC y el número de serie deben estar completos.',
  by: { mrn: 'NHC', serial: 'Dispositivo', place: 'Lugar' },
}
