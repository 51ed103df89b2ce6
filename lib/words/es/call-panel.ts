import type { callPanel as english } from '../en/call-panel'
import type { Translated } from '../translated'

export const callPanel: Translated<typeof english> = {
  loading: 'Cargando el paciente de esta llamada…',
  failed: 'Ahora no se puede cargar el paciente de esta llamada. La página lo sigue intentando.',
  tabs: 'Sobre esta llamada',
  request: 'Petición',
  chart: 'Historia',
  chartUnsaved: 'Historia <soft>sin guardar</soft>',
  place: '{building} · {floor} · {department} · {room} · {bed}',
  placeWithoutDepartment: '{building} · {floor} · {room} · {bed}',
  phone: 'Telefonee a la cama o a su unidad: <phone>{number}</phone>',
  noPatient: 'No se sabe qué paciente está en esta cama.',
  stale: 'Sin noticias desde las {time}. Lo que ve aquí puede estar anticuado.',
  signedOut: 'Su sesión ha terminado, así que no se muestra el paciente. La llamada continúa.',
  signIn: 'Iniciar sesión en otra pestaña',
  showAgain: 'Mostrar otra vez el paciente',
  door: {
    label: 'En la cama',
    inCall: 'Están en la llamada',
    knocking: 'Llamando a la puerta desde hace {time}',
    letIn: 'Le dejaron entrar hace {time}',
    waits: 'Esperan en la llamada a enfermería',
    declined: 'Le pidieron que espere, hace {time}',
    offline: 'El dispositivo está desconectado: puede que no se enteren en la cama',
    none: 'No hay dispositivo en esta cama: no se pueden enterar allí',
    unknown: 'No se sabe',
  },
  knockAgain: 'Llamar otra vez a la puerta',
  knocking: 'Llamando…',
  news: {
    ended: '{what} ({when}). La llamada continúa hasta que usted cuelgue.',
    endedUnknown: 'Esta petición ha terminado. La llamada continúa hasta que usted cuelgue.',
    other: '{name} tiene ahora esta petición.',
    somebody: 'Un usuario de Teladoc tiene ahora esta petición.',
    queue: 'Ahora nadie tiene esta petición: ha vuelto a la cola.',
    queueWhy: 'Ahora nadie tiene esta petición: ha vuelto a la cola. {why}.',
    moved: 'El paciente se trasladó a {bed}. La petición fue con él.',
    another: 'Ahora hay otro paciente en {bed}. Esta llamada no es sobre él: compruebe quién es.',
    notCurrent:
      'Esta llamada ya no es la de su petición: ha cambiado la llamada o el paciente. Compruebe quién es.',
    noOne: 'Ya no se sabe qué paciente está en {bed}. Compruebe quién es.',
  },
  after: {
    onBoard: 'Diga en el tablero cómo ha quedado o únase otra vez desde allí.',
  },
}
