import type { Words } from '../catalogue'

export const escalation: Words['escalation'] = {
  called: {
    'virtual-unit': 'Avisada la enfermería virtual de la unidad a los {time}',
    'virtual-all': 'Avisada toda la enfermería virtual a los {time}',
    charge: 'Avisada la supervisión a los {time}',
    everybody: 'Avisado todo el personal',
  },
  short: {
    'virtual-unit': 'Unidad',
    'virtual-all': 'Toda la virtual',
    charge: 'Supervisión',
    everybody: 'Todos',
  },
  next: {
    'virtual-unit': 'Se avisa a la enfermería virtual de la unidad a los {time}',
    'virtual-all': 'Se avisa a toda la enfermería virtual a los {time}',
    charge: 'Se avisa a la supervisión a los {time}',
    everybody: 'Se avisa a todo el personal a los {time}',
  },
  someone: 'Alguien',
  notJoined:
    '{times, plural, =0 {{name} la tenía cuando se volvió a pedir ayuda} =1 {{name} no entró en la llamada} other {{name} no entró en la llamada, ha vuelto # veces}}',
  backInQueue: 'De nuevo en la cola: {why}.',
  joinWithin: 'Entre en la llamada antes de <b>{left}</b> o volverá a la cola.',
  timeIsUp: 'Se acabó el tiempo: vuelve a la cola.',
  editor: {
    about:
      'Mientras nadie toma una solicitud, se avisa a cada vez más personas. En cuanto alguien la toma, cesan todos los avisos a la vez. Los tableros abiertos reflejan un cambio en unos segundos.',
    loading: 'Cargando los escalados…',
    building: 'Edificio',
    unit: 'Unidad',
    wholeBuilding: 'Todo el edificio',
    undone: 'Deshecho: está como antes.',
    saved: '{priority}: guardado.',
    inherited: {
      building: 'Volver al predeterminado',
      unit: 'Volver al del edificio',
      buildingDone: '{priority}: de nuevo el predeterminado.',
      unitDone: '{priority}: de nuevo el del edificio.',
    },
    source: {
      building: 'Como en todo el edificio',
      default: 'Predeterminado de Lantern',
      savedBuilding: 'Fijado para todo el edificio por {who}, {when}',
      savedUnit: 'Fijado para esta unidad por {who}, {when}',
    },
    addStep: 'Añadir un paso',
    discard: 'Descartar',
    itIsNow: 'Ahora es: {steps}.',
    takeTheirs: 'Aceptar el suyo',
    saveMine: 'Guardar el mío',
  },
  step: {
    atOnce: 'De inmediato',
    after: 'Tras',
    time: 'Paso {number, number}: minutos y segundos desde la solicitud',
    up: 'Subir el paso {number, number}',
    down: 'Bajar el paso {number, number}',
    remove: 'Quitar el paso {number, number}',
    upShort: 'Subir',
    downShort: 'Bajar',
    removeShort: 'Quitar',
    reach: 'Paso {number, number}: a quién avisa',
  },
  reach: {
    'virtual-unit': 'Enfermería virtual de la unidad',
    'virtual-all': 'Toda la enfermería virtual',
    charge: 'Supervisión de enfermería',
    everybody: 'Todo el personal',
  },
  preview: {
    title: 'Qué ocurre',
    wrong: 'Corrija primero los pasos.',
    first: {
      'virtual-unit': '<b>De inmediato</b> se avisa a la enfermería virtual que cubre la unidad',
      'virtual-all': '<b>De inmediato</b> se avisa a toda la enfermería virtual',
      charge: '<b>De inmediato</b> se avisa a la supervisión y a la pantalla mural de la unidad',
      everybody: '<b>De inmediato</b> se avisa a todo el personal, hasta que alguien la tome',
    },
    later: {
      'virtual-unit': '<b>Tras {time}</b>, también a la enfermería virtual que cubre la unidad',
      'virtual-all': '<b>Tras {time}</b>, también a toda la enfermería virtual',
      charge: '<b>Tras {time}</b>, también a la supervisión y a la pantalla mural de la unidad',
      everybody: '<b>Tras {time}</b>, también a todo el personal, hasta que alguien la tome',
    },
  },
}
