import type { displays as english } from '../en/displays'
import type { Translated } from '../translated'

export const displays: Translated<typeof english> = {
  load: {
    loading: 'Cargando las pantallas…',
    failed: 'No se pueden cargar las pantallas',
    outOfDate: 'Es posible que esta lista no esté al día: {why}',
  },
  noBuilding: 'Ningún edificio',
  paired: {
    title: 'Pantallas vinculadas{count, plural, =0 {} other { (#)}}',
    none: 'Todavía ninguna. Una pantalla vinculada no necesita contraseña, no muestra nombres salvo que usted lo decida y la supervisión lo apruebe, y puede desvincularse aquí en cualquier momento.',
  },
  card: {
    neverSeen: 'Nunca vista: su pantalla no ha abierto el tablero',
    onNow: 'Encendida ahora',
    offFor: 'Apagada: vista por última vez hace {ago}',
    offSince: 'Apagada: vista por última vez el {day}',
    showsNames: 'Muestra los nombres de los pacientes',
    noNames: 'Sin nombres',
    approved: 'Muestra los nombres de los pacientes: aprobado por {who}, {day}',
    refused: 'Sin nombres: rechazado por {who}',
    waitsForCharge: 'Aún sin nombres: espera a que la supervisión los apruebe',
    until: 'Muestra los nombres de los pacientes hasta el {day}; después, solo si los aprueba la supervisión',
    device: 'Dispositivo {serial} de una cama',
    noBed: 'Ninguna cama tiene este dispositivo',
    pairedBy: 'Vinculada por {who}, {day}.',
    validUntil: 'Válida hasta el {day}; se prolonga con el uso.',
    waiting: 'A la espera de su pantalla.',
    runOut: 'Caducada: vincúlela de nuevo.',
    change: 'Cambiar',
    changeOne: 'Cambiar {name}',
    revoke: 'Desvincular',
    revokeOne: 'Desvincular {name}',
  },
  choice: {
    kind: 'Qué es',
    kinds: { wall: 'Pantalla mural', bed: 'Dispositivo de una cama' },
    atBed:
      'Su cama es la que tiene este dispositivo en la distribución. Recibe datos únicamente de esa cama, y de ningún paciente.',
    name: 'Nombre',
    namePlaceholder: 'Mural, control 2 Norte',
    deviceNamePlaceholder: 'Tableta, habitación 431 cama 2',
    building: 'Edificio',
    noBuilding: 'Todavía no hay ningún edificio',
    unit: 'Unidad',
    wholeBuilding: 'Todo el edificio',
    unitGone: '{unit} (ahora sin camas)',
    names: 'Mostrar los nombres de los pacientes en esta pantalla',
    namesShown:
      'Quien pase puede leer quién está en cada cama. Elíjalo solo donde ni pacientes ni visitas puedan ver la pantalla. La supervisión debe aprobarlo, también tras cada cambio de edificio o unidad.',
    namesHidden:
      'No: a esta pantalla no se le envían nombres, números de historia clínica ni fechas de nacimiento.',
  },
  change: { about: 'La pantalla se actualiza en unos segundos.' },
  revoke: {
    title: '¿Desvincular {name}?',
    about:
      'El tablero desaparece de la pantalla de inmediato. En su lugar muestra un código y se puede vincular de nuevo.',
    aboutDevice:
      'Desde ese momento nadie puede pedir ayuda en el dispositivo. En su lugar muestra un código y se puede vincular de nuevo.',
    keep: 'Conservarla',
    revoking: 'Desvinculando…',
    revoke: 'Sí, desvincular',
  },
  pair: {
    title: 'Vincular una pantalla',
    about:
      'Abra <b>/display</b> en la pantalla, o <b>/bedside/</b> y el número de serie del dispositivo en una cama. Muestra un código.',
    code: 'Código de la pantalla',
    pairing: 'Vinculando…',
    pair: 'Vincular la pantalla',
    paired: '{name} está vinculada. Su tablero aparece en unos segundos.',
    pairedDevice: '{name} está vinculada. La página de su cama aparece en unos segundos.',
    tooMany: 'Demasiados códigos erróneos. Vuelva a intentarlo dentro de {wait}.',
  },
  bedScreen: {
    title: 'Vincule esta pantalla como dispositivo {serial} de una cama',
    revoked: 'Un administrador ha desvinculado esta pantalla. Hasta que se vincule de nuevo, use el timbre.',
    expired:
      'Esta pantalla no se ha usado en 90 días y su vinculación ha caducado. Hasta que se vincule de nuevo, use el timbre.',
    step2: 'Elija «Dispositivo de una cama», escriba el código y dé un nombre a la pantalla.',
    step3: 'La página de su cama aparece aquí por sí sola. Esta pantalla no necesita contraseña.',
    notAWall: '¿No está junto a una cama? <link>Inicie sesión</link>',
    paired: 'Vinculada. Se está abriendo la página de su cama…',
  },
  screen: {
    pageTitle: 'Vincular esta pantalla',
    title: 'Vincule esta pantalla como pantalla mural',
    revoked: 'Un administrador ha desvinculado esta pantalla. Vincúlela de nuevo para mostrar el tablero.',
    expired:
      'Esta pantalla no se ha usado en 90 días y su vinculación ha caducado. Vincúlela de nuevo para mostrar el tablero.',
    step1: 'En cualquier ordenador, inicie sesión en Lantern como administrador y abra <b>{address}</b>',
    step2: 'Escriba el código, dé un nombre a la pantalla e indique dónde está colgada.',
    step3: 'El tablero aparece aquí por sí solo. Esta pantalla no necesita contraseña.',
    notAWall: '¿No es una pantalla mural? <link>Inicie sesión</link>',
    code: 'Código {letters}',
    noCode: 'Todavía no hay código',
    asking: 'Se está creando un código…',
    paired: 'Vinculada. Se está abriendo el tablero…',
    gone: 'El servidor de Lantern no responde. Esta pantalla lo sigue intentando.',
    later: 'Se han pedido demasiados códigos desde esta red. Esta pantalla lo sigue intentando.',
    waiting:
      'Válido durante {minutes, plural, =1 {menos de un minuto} other {# minutos}}; después aparece otro por sí solo.',
  },
}
