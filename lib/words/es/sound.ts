import type { Words } from '../catalogue'

export const sound: Words['sound'] = {
  title: 'Sonido',
  button: 'Sonido de esta pantalla',
  muted: 'En silencio<sr>: volver a activar el sonido</sr>',
  about: 'Únicamente para esta pantalla. Las llamadas siguen viéndose, elija lo que elija.',
  volume: 'Volumen',
  percent: '{value, number} %',
  mute: 'Silenciar esta pantalla',
  test: 'Probar el sonido',
  noNews: 'Sin noticias',
  when: 'Suena por las solicitudes que le avisan a usted y que nadie ha tomado, una y otra vez hasta que alguien las toma.',
  cannot: 'Este navegador no puede reproducir sonido. Las llamadas se ven aquí, pero no se oyen.',
  blocked:
    'Esta pantalla está en silencio: el navegador necesita un toque para permitir el sonido de Lantern.',
  turnOn: 'Activar el sonido',
}
