import type { Words } from '../catalogue'

export const alerts: Words['alerts'] = {
  notice: {
    emergency: 'Emergencia: {place}',
    urgent: 'Urgente: {place}',
    routine: 'Rutina: {place}',
  },
  ask: 'Reciba avisos de las llamadas mientras esta ventana está detrás de otras.',
  notify: 'Avisarme',
  notNow: 'Ahora no',
  tab: '{count, plural, =0 {} other {(#) }}{building} · Lantern',
  tabAlone: '{count, plural, =0 {} other {(#) }}Lantern',
  elsewhere: {
    label: 'Emergencias en otros edificios',
    more: '{n, plural, one {# más} other {# más}}',
    open: 'Abrir esta cama',
  },
  page: {
    label: 'Quién espera',
    first: '{request}, {building}.',
    waiting: '{count, plural, one {Le llama # solicitud.} other {Le llaman # solicitudes.}}',
    toBoard: 'Ir al tablero',
    tab: '{count, plural, =0 {} other {(#) }}{title}',
    noNews:
      'Sin noticias desde las {time}: puede haber solicitudes en espera que esta página no muestra. Use el teléfono o la llamada de enfermería.',
    contactSheet: 'Hoja de contactos',
  },
  shortcuts: {
    title: 'Atajos de teclado',
    titleKey: 'Atajos de teclado (?)',
    about: 'No hacen nada mientras usted escribe o hay un cuadro de diálogo abierto.',
    next: 'La siguiente de la cola',
    previous: 'La anterior',
    open: 'Abrirla',
    claim: 'Tomarla',
    release: 'Devolver su llamada',
    complete: 'Completar su llamada',
    find: 'Buscar una cama',
    lock: 'Bloquear esta pantalla',
    list: 'Mostrar esta lista',
    close: 'Cerrar un cuadro de diálogo',
    enter: 'Intro',
    escape: 'Esc',
  },
}
