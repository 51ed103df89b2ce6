import type { lock as english } from '../en/lock'
import type { Translated } from '../translated'

export const lock: Translated<typeof english> = {
  label: 'Bloqueo de pantalla',
  who: 'Bloqueada: {name}',
  about: 'Las solicitudes y las alarmas siguen.',
  aboutAsking: 'Las solicitudes y las alarmas siguen. Cualquiera puede pedir ayuda en una cama.',
  pin: 'PIN',
  password: 'Contraseña',
  usePassword: 'Usar la contraseña',
  usePin: 'Usar el PIN',
  unlock: 'Desbloquear',
  switch: 'Cambiar de usuario',
  back: 'Volver',
  username: 'Usuario',
  secret: 'PIN o contraseña',
  signIn: 'Iniciar sesión',
  provider: 'Iniciar sesión con {provider}',
  hidden: {
    title: 'Esta página está oculta mientras la pantalla está bloqueada.',
    about: 'No se pierde nada de ella. Desbloquee la pantalla abajo para seguir.',
    aboutAsking:
      'No se pierde nada de ella. Desbloquee la pantalla abajo para seguir, o pida ayuda en el tablero.',
    board: 'Ir al tablero',
  },
  problem: {
    noAnswer: 'El servidor de Lantern no responde. Vuelva a intentarlo y use el teléfono hasta que responda.',
    tooMany: 'Demasiados intentos. Espere un momento e inténtelo de nuevo.',
    wrong: 'El usuario o la contraseña no son correctos.',
    pinWrong: 'El usuario o el PIN no son correctos. Después de cinco errores hace falta la contraseña.',
    passwordNeeded:
      'Aquí el PIN no sirve para este usuario. Escriba la contraseña: después el PIN funciona en este navegador durante 12 horas.',
    fails: 'En este momento no se puede iniciar sesión. Vuelva a intentarlo o consulte a su administrador.',
  },
}
