import type { wall as english } from '../en/wall'
import type { Translated } from '../translated'

export const wall: Translated<typeof english> = {
  updated: 'Actualizado {time}',
  beds: 'Camas',
  unit: {
    only: 'Solo {unit}',
    noBeds: '{unit} no tiene camas. Un administrador debe elegir otra unidad para esta pantalla.',
  },
  answer: {
    label: 'Quién espera',
    nobody: 'Nadie espera',
    nobodyWas: 'Nadie esperaba',
    notSent: 'NO ENVIADA: use el teléfono',
    more: '{n, plural, one {# más} other {# más}}',
    emergencies: '{n, plural, one {# emergencia} other {# emergencias}}',
    elsewhere: 'En otro edificio',
  },
  pages: {
    label: 'Páginas de la pantalla',
    of: '{page, number} de {pages, number}',
    floors: '{first} a {last}',
    waiting: 'En espera',
    paused: 'En pausa',
    pause: 'Pausar en esta página',
    goOn: 'Volver a pasar las páginas',
    previous: 'Página anterior',
    next: 'Página siguiente',
  },
}
