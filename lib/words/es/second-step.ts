import type { secondStep as english } from '../en/second-step'
import type { Translated } from '../translated'

export const secondStep: Translated<typeof english> = {
  withPasskey: 'Entrar con una clave de acceso',
  title: 'Un paso más',
  about: {
    code: 'Su contraseña es correcta. Escriba ahora el código que muestra su aplicación de autenticación.',
    passkey: 'Su contraseña es correcta. Use ahora su clave de acceso (passkey).',
    recovery: 'Escriba uno de los códigos que guardó al configurarlo. Sirve una sola vez.',
  },
  code: 'Código de la aplicación',
  recovery: 'Código de recuperación',
  useRecovery: 'Usar un código de recuperación',
  useCode: 'Usar el código de la aplicación',
  passkey: 'Usar una clave de acceso',
  waiting: 'Esperando la clave de acceso…',
  go: 'Iniciar sesión',
  going: 'Iniciando sesión…',
  again: 'Volver a empezar',
  problem: {
    wrong: 'Ese código no es correcto o ya se usó. Espere al siguiente.',
    recovery: 'Ese código de recuperación no es correcto o ya se usó. Escriba otro.',
    passkey: 'Esa clave de acceso no abre nada aquí. Use su contraseña o consulte a su administrador.',
    expired: 'Ha tardado demasiado. Vuelva a empezar con su contraseña.',
    cancelled: 'No se usó ninguna clave de acceso. Inténtelo de nuevo o use otro medio.',
    unsupported: 'Este navegador no admite claves de acceso. Use otro medio.',
    tooMany: 'Demasiados intentos. Vuelva a intentarlo dentro de {wait}.',
    noAnswer: 'El servidor de Lantern no responde. Vuelva a intentarlo y use el teléfono hasta que responda.',
    fails: 'En este momento no se puede iniciar sesión. Vuelva a intentarlo o consulte a su administrador.',
  },
}
