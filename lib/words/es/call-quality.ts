import type { callQuality as english } from '../en/call-quality'
import type { Translated } from '../translated'

export const callQuality: Translated<typeof english> = {
  title: 'Calidad de las llamadas',
  pageTitle: 'Calidad de las llamadas · Lantern',
  about:
    'Habitaciones cuyas videollamadas son malas, las peores primero: dónde revisar la red inalámbrica, el cableado o el dispositivo.',
  days: { label: 'Días', last: 'Últimos {days, number} días' },
  totals:
    '{calls, plural, one {# llamada} other {# llamadas}} en {rooms, plural, one {# habitación} other {# habitaciones}}; {bad, plural, =0 {ninguna mala} one {# mala} other {# malas}}.',
  cut: 'Se muestran las {shown, number} peores habitaciones de {rooms, number}.',
  loading: 'Cargando las llamadas…',
  notLoaded: 'No se han cargado las llamadas. {why}',
  outOfDate: 'Esta lista no se puede actualizar ahora. {why}',
  none: {
    title: 'Ninguna llamada en los últimos {days, number} días.',
    text: 'Una habitación aparece aquí tras su primera videollamada en Lantern. Las llamadas que se abren en otro programa, como Teams, no se miden.',
  },
  bad: {
    title: 'Qué cuenta como mala llamada',
    text: 'Lo miden el navegador de enfermería y el dispositivo de la cama. Una llamada es mala si uno de ellos vio algo de esto:',
    roundTrip:
      'La mitad del tiempo, un viaje de ida y vuelta de {ms, number} ms o más: las personas se pisan al hablar.',
    lost: 'Un {percent, number} % o más de los paquetes perdidos, en cualquier dirección.',
    poor: 'Una conexión mala o rota durante el {percent, number} % de la llamada o más.',
    frozen: 'Una imagen detenida durante el {percent, number} % de la llamada o más.',
    picture: 'Ninguna imagen en {seconds, number} s desde que ambos están en la llamada.',
    order:
      'El orden sigue la proporción de malas llamadas que una habitación tiene como mínimo, con un 95 % de confianza (intervalo de Wilson). Una mala de una pesa menos que 20 de 40.',
    kept: 'Se guarda {days, number} días, sin nombres de pacientes ni de enfermería.',
  },
  column: {
    rank: 'Puesto',
    room: 'Habitación',
    bad: 'Malas llamadas',
    roundTrip: 'Ida y vuelta',
    lost: 'Paquetes perdidos',
    freezes: 'Imagen detenida',
    picture: 'Primera imagen',
    relayed: 'Por repetidor',
    last: 'Última mala llamada',
  },
  place: '{building}, {floor}',
  badOf: '{bad, number} de {calls, number}',
  atLeast: 'al menos el {percent, number} %',
  few: 'Pocas llamadas: aún dice poco.',
  ms: '{ms, number} ms',
  worst: 'la peor {ms, number} ms',
  fromRoom: 'al enviar {percent, number} %',
  toRoom: 'al recibir {percent, number} %',
  perMinute: '{count, number} por minuto',
  seconds: '{seconds, number} s',
  mostWithin: '19 de 20 en {seconds, number} s',
  percent: '{percent, number} %',
  never: 'ninguna',
  unknown: 'sin medir',
}
