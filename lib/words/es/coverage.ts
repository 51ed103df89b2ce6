import type { Words } from '../catalogue'

export const coverage: Words['coverage'] = {
  title: 'Cobertura',
  who: 'Quién cubre qué',
  yoursHere: 'de las suyas aquí',
  about: 'Las unidades cuyas solicitudes le avisan primero, hasta que acabe su turno',
  loading: 'Cargando quién cubre qué…',
  now: 'Usted cubre {count, plural, one {# unidad} other {# unidades}} hasta las {time}.',
  asLastTime: 'Elegidas como la última vez. Nada queda fijado hasta que empiece su turno.',
  none: 'Ahora no cubre ninguna unidad.',
  until: 'Hasta el final de un turno de',
  hours: '{hours, number} horas',
  choose: 'Elija una unidad',
  cover: 'Cubrir {count, plural, one {# unidad} other {# unidades}}',
  end: 'Terminar mi turno',
  signingOut: 'Al cerrar la sesión también termina su turno.',
  noBeds: 'Todavía no hay camas. Las importa un administrador.',
  nobody: 'Nadie',
  uncovered: {
    building: 'Ahora nadie de enfermería virtual cubre este edificio.',
    units: 'Sin cobertura de enfermería virtual: {units}.',
    wallBuilding: 'Nadie de enfermería virtual cubre este edificio',
    wallUnits: 'Sin cobertura: {units}',
    hereToo: 'Ahora nadie de enfermería virtual cubre esta unidad. Su solicitud se envía igualmente.',
    here: 'Ahora nadie de enfermería virtual cubre esta unidad: use además el teléfono. Su solicitud se envía igualmente.',
    hereCall:
      'Ahora nadie de enfermería virtual cubre esta unidad: llame además al <phone>{number}</phone>. Su solicitud se envía igualmente.',
  },
}
