import type { views as english } from '../en/views'
import type { Translated } from '../translated'

export const views: Translated<typeof english> = {
  status: {
    waiting: 'En espera',
    'not-sent': 'Sin enviar',
    claimed: 'Tomada',
    'in-call': 'En llamada',
    offline: 'Dispositivo sin conexión',
  },
  button: { open: 'Filtrar', filtered: 'Filtrar: hay camas ocultas' },
  bar: {
    label: 'Lo que muestra esta vista',
    shown:
      'Se {all, plural, one {muestra {shown, number} de # cama} other {muestran {shown, number} de # camas}}',
    outside:
      '{waiting, plural, one {# solicitud en espera} other {# solicitudes en espera}} fuera de esta vista{emergencies, plural, =0 {} one {, # emergencia} other {, # emergencias}}{notSent, plural, =0 {} other {, # sin enviar}}',
    nothingOutside: 'Nadie espera fuera de esta vista',
    ignored: 'No se conoce aquí y no se tiene en cuenta en esta vista: {names}',
    showAll: 'Mostrar todas las camas',
  },
  empty: {
    title: 'Ninguna cama coincide con esta vista',
    hint: 'Muestre todas las camas o elija otro filtro.',
  },
  dialog: {
    title: 'Filtrar camas',
    floors: 'Planta',
    departments: 'Servicio',
    statuses: 'Estado',
    open: 'Todas las solicitudes abiertas',
    allShown: '{all, plural, one {Se muestra # cama} other {Se muestran las # camas}}',
    done: 'Listo',
  },
  saved: {
    title: 'Sus vistas guardadas',
    none: 'Todavía no hay ninguna. Elija qué mostrar, póngale un nombre y la encontrará en cualquier puesto.',
    loading: 'Cargando sus vistas…',
    name: 'Nombre de esta vista',
    save: 'Guardar vista',
    saving: 'Guardando…',
    saved: 'Se ha guardado «{name}».',
    removed: 'Se ha eliminado «{name}».',
    undo: 'Deshacer',
    rename: 'Cambiar el nombre de {name}',
    newName: 'Nuevo nombre de {name}',
    keepName: 'Guardar nombre',
    remove: 'Eliminar {name}',
    full: 'Tiene {most, number} vistas. Elimine una para guardar otra.',
  },
  unit: {
    question: '¿En qué unidad está este puesto?',
    hint: 'A partir de ahora, este navegador mostrará primero sus camas. Todas las demás quedan a un toque.',
    elsewhere: '¿Otro edificio? Elíjalo primero arriba.',
    all: 'Todas las camas',
    beds: '{beds, plural, one {# cama} other {# camas}}',
    opensOn: 'Este puesto se abre en {unit}.',
    opensOnAll: 'Este puesto se abre en todas las camas.',
    notChosen: 'No se ha elegido ninguna unidad para este puesto.',
    choose: 'Elegir su unidad',
    later: 'Ahora no',
    laterHint: 'Más tarde en «Filtrar»',
  },
}
