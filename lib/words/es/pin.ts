import type { pin as english } from '../en/pin'
import type { Translated } from '../translated'

export const pin: Translated<typeof english> = {
  title: 'PIN para el bloqueo de pantalla',
  about:
    'Una pantalla se bloquea sola después de {minutes, plural, one {# minuto} other {# minutos}} sin que nadie toque el teclado, el ratón o la pantalla. Un PIN la desbloquea más rápido que su contraseña.',
  aboutByHand:
    'Una pantalla se bloquea con su botón o con Alt+L. Un PIN la desbloquea más rápido que su contraseña.',
  rule: 'Su PIN funciona solo en un navegador en el que haya iniciado sesión con su contraseña en las últimas 12 horas. Después de cinco PIN incorrectos hace falta la contraseña.',
  none: 'No tiene PIN.',
  since: 'Tiene un PIN desde el {day}.',
  set: 'Su PIN está guardado.',
  removed: 'Su PIN se ha quitado.',
  password: 'Su contraseña',
  new: 'PIN nuevo',
  again: 'PIN nuevo, otra vez',
  help: 'De 6 a 10 cifras. Ni una fecha ni una serie como 123456.',
  save: 'Guardar el PIN',
  change: 'Cambiar el PIN',
  remove: 'Quitar el PIN',
  problem: {
    length: 'Un PIN tiene de 6 a 10 cifras, y nada más.',
    common: 'Muchas personas eligen este PIN: otros lo adivinarían. Elija otro.',
    date: 'Este PIN es una fecha que otros pueden conocer. Elija otro.',
    different: 'Los dos PIN son distintos. Escriba el mismo dos veces.',
  },
}
