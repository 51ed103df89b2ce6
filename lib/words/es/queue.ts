import type { queue as english } from '../en/queue'
import type { Translated } from '../translated'

export const queue: Translated<typeof english> = {
  label: 'Cola',
  own: {
    label: 'Sus llamadas',
    inCall: 'en llamada',
    claimed: 'tomada por usted',
    open: 'Abrir',
    join: 'Unirse',
    release: 'Devolver',
    releasing: 'Devolviendo…',
    complete: 'Completar',
    declined: 'En la cama le han pedido que espere ({time})',
    bedWaits: 'En la cama le esperan ({time})',
  },
  tabs: { label: 'Qué mostrar', queue: 'Cola', board: 'Tablero' },
  emergencies: 'Emergencias <number>{n, number}</number>',
  waiting: 'En espera <number>{n, number}</number>',
  inHand: 'En curso <number>{n, number}</number>',
  quiet: {
    loading: 'Cargando la cola…',
    nobodyWas: 'Nadie esperaba',
    nobodyForYou: 'Nadie le espera a usted',
    nobody: 'Nadie espera',
  },
  choice: { label: 'Mostrar en la cola', mine: 'Mis unidades', all: 'Todas' },
  counts: {
    label: 'Cuántas solicitudes esperan y dónde',
    fold: 'Por unidad',
    emergencies: ', {n, plural, one {# emergencia} other {# emergencias}}',
  },
  row: {
    claim: 'Tomar',
    returned: 'De nuevo en la cola: {returned}',
    inCallWith: 'Con {who}',
    timer: { waiting: 'en espera', claimed: 'tomada', 'in-call': 'en llamada' },
  },
}
