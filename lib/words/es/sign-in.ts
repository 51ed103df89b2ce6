import type { signIn as english } from '../en/sign-in'
import type { Translated } from '../translated'

export const signIn: Translated<typeof english> = {
  title: 'Iniciar sesión',
  about: 'Alguien de enfermería pide ayuda en una cama. Todas las pantallas lo ven al instante.',
  supplement:
    'Lantern complementa la llamada de enfermería cableada que exige la normativa. No la sustituye: en una emergencia, y siempre que Lantern esté en silencio o en gris, use la llamada de enfermería.',
  ended: {
    signedOut: 'Ha cerrado la sesión.',
    expired: 'Su sesión ha terminado. Inicie sesión de nuevo.',
    revoked: 'Se le ha retirado el acceso. Consulte a su administrador.',
  },
  unsent: {
    what: 'NO ENVIADA: {priority, select, emergency {emergencia} urgent {urgente} other {rutina}}, {place}, pedida a las {time}.',
    call: '{phone, select, none {Use el teléfono} other {Llame al <number>{phone}</number>}} o use la llamada de enfermería. La solicitud queda en este navegador: inicie sesión para enviarla o para decir que ya no se necesita.',
  },
  username: 'Usuario',
  password: 'Contraseña',
  signingIn: 'Iniciando sesión…',
  adminsOnly: 'Contraseña (solo administradores)',
  demo: { title: 'Hospital de demostración', about: 'No usar con pacientes. Eche un vistazo como:' },
  problem: {
    noAnswer: 'El servidor de Lantern no responde. Vuelva a intentarlo y use el teléfono hasta que responda.',
    tooManyFor: 'Demasiados intentos. Vuelva a intentarlo dentro de {wait}.',
    tooMany: 'Demasiados intentos. Vuelva a intentarlo más tarde.',
    wrong: 'El usuario o la contraseña no son correctos.',
    fails: 'En este momento no se puede iniciar sesión. Vuelva a intentarlo o consulte a su administrador.',
  },
}
