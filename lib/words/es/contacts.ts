import type { contacts as english } from '../en/contacts'
import type { Translated } from '../translated'

export const contacts: Translated<typeof english> = {
  title: 'Hoja de contactos',
  back: 'Volver al tablero',
  print: 'Para imprimir: Ctrl+P o ⌘P. A4, sin datos de pacientes.',
  about:
    'Cuando Lantern no responda: llame por teléfono a la unidad. En una emergencia use la llamada de enfermería cableada. Actualizada el {at} UTC.',
  noBeds: 'Todavía no hay camas.',
  ofBuilding: '<phone></phone> (edificio)',
  noPhone: 'sin teléfono registrado',
  floor: 'Planta',
  room: 'Habitación',
  bed: 'Cama',
  device: 'Dispositivo',
  offline: {
    title: 'Lantern no responde',
    step1:
      'Para pedir ayuda en una cama use la llamada de enfermería cableada o llame por teléfono a la unidad.',
    step2: 'Es posible que su solicitud no haya llegado: vuelva a pedir ayuda por teléfono.',
    step3: 'Esta página vuelve a Lantern por sí sola en cuanto responda.',
    again: 'Reintentar ahora',
    tried: 'Sin respuesta a las {time}.',
    noSheet: 'En este dispositivo no se conserva ninguna hoja de contactos.',
  },
}
