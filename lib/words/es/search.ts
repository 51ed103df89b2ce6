import type { Words } from '../catalogue'

export const search: Words['search'] = {
  button: 'Buscar',
  buttonKey: 'Buscar un paciente o una cama (/)',
  title: 'Buscar una cama',
  label: 'Nombre o NHC del paciente, cama, departamento o dispositivo, en cualquier orden',
  labelMasked: 'Cama, departamento o dispositivo, en cualquier orden',
  results: 'Camas encontradas',
  searching: 'Buscando…',
  none: 'No se ha encontrado ninguna cama. El NHC y el número de serie deben estar completos.',
  first: 'Las primeras {count, number}. Escriba más para ver menos.',
  keys: '↑ ↓ eligen · Intro abre la cama',
  by: { mrn: 'por NHC', serial: 'por dispositivo' },
}
