import type { Words } from '../catalogue'

export const sound: Words['sound'] = {
  title: 'Sonido',
  button: 'Sonido de esta pantalla',
  muted: 'En silencio<sr>: volver a activar el sonido</sr>',
  about: 'Solo de esta pantalla. Se fije lo que se fije aquí, la luz permanece.',
  volume: 'Volumen',
  percent: '{value, number} %',
  mute: 'Silenciar esta pantalla',
  test: 'Probar el sonido',
  noNews: 'Sin noticias',
  when: 'Suena por lo que nadie ha tomado y le corresponde a usted, una y otra vez hasta que alguien lo toma.',
  cannot: 'Este navegador no puede sonar. Las llamadas se ven aquí, pero no se oyen.',
  blocked: 'Esta pantalla está en silencio: el navegador pide un toque antes de dejar sonar a Lantern.',
  turnOn: 'Activar el sonido',
}
