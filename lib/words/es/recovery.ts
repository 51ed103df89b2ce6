import type { recovery as english } from '../en/recovery'
import type { Translated } from '../translated'

export const recovery: Translated<typeof english> = {
  title: 'Lantern ha dejado de funcionar en esta pantalla',
  text: 'Use el teléfono o la llamada de enfermería. Las solicitudes recibidas se conservan. Esta pantalla vuelve a intentarlo cada 10 segundos.',
  again: 'Reintentar ahora',
  unserved: 'El servidor de Lantern aún no responde.',
}
