import type { factors as english } from '../en/factors'
import type { Translated } from '../translated'

export const factors: Translated<typeof english> = {
  title: 'Claves de acceso y códigos',
  about:
    'Con una clave de acceso (passkey) o una aplicación de autenticación, su contraseña no basta para entrar, ni siquiera si otra persona la ha visto.',
  required: 'Su hospital exige una de las dos.',
  directory: 'El directorio del hospital inicia su sesión, así que el segundo factor se configura allí.',
  passkeys: {
    title: 'Claves de acceso (passkeys)',
    about:
      'Un teléfono, un ordenador o una llave de seguridad que le reconoce por el dedo, la cara o su PIN. Inicia su sesión sin contraseña.',
    noneHere:
      'Las claves de acceso no funcionan en esta dirección: debe empezar por https:// y tener un nombre.',
    name: 'Nombre de la clave de acceso',
    namePlaceholder: 'Mi teléfono',
    add: 'Añadir una clave de acceso',
    waiting: 'Esperando la clave de acceso…',
    added: 'Añadida el {day}',
    used: 'Añadida el {day} · último uso: {when}',
    remove: 'Quitar',
    removeOne: 'Quitar la clave de acceso {name}',
    cancelled: 'No se creó ninguna clave de acceso. Inténtelo de nuevo o use otro dispositivo.',
    known: 'Este dispositivo ya tiene una clave de acceso para su cuenta.',
    unsupported: 'Este navegador no admite claves de acceso. Use una aplicación de autenticación.',
  },
  app: {
    title: 'Aplicación de autenticación',
    about:
      'Una aplicación en su teléfono que muestra otro código cada 30 segundos. Se escribe después de la contraseña.',
    since: 'Configurada el {day}',
    used: 'Configurada el {day} · último uso: {when}',
    start: 'Configurar una aplicación',
    replace: 'Configurar otro teléfono',
    remove: 'Quitar la aplicación',
    scan: 'Escanee esto con la aplicación de su teléfono.',
    qr: 'Código QR para la aplicación de autenticación',
    key: 'O escriba esta clave en la aplicación',
    code: 'Código que la aplicación muestra ahora',
    confirm: 'Confirmar',
    leave: 'Cancelar',
  },
  recovery: {
    title: 'Códigos de recuperación',
    left: '{count, plural, =0 {No le queda ningún código de recuperación. Cree otros.} one {Le queda # código de recuperación.} other {Le quedan # códigos de recuperación.}}',
    about: 'Cada uno inicia su sesión una vez tras la contraseña, sin clave de acceso ni aplicación.',
    make: 'Crear códigos nuevos',
    shown: 'Guarde estos códigos de recuperación',
    shownAbout:
      'Cada uno inicia su sesión una vez si pierde la clave de acceso y el teléfono. Solo se muestran ahora: imprímalos o anótelos y guárdelos donde nadie más mire.',
    copy: 'Copiar',
    copied: 'Copiados',
    print: 'Imprimir',
    kept: 'Los he guardado',
  },
  proof: {
    title: 'Para cambiar algo, demuestre que es usted',
    about: 'Hace un rato que inició sesión.',
    password: 'Su contraseña',
    code: 'Código de la aplicación o de recuperación',
    recovery: 'Código de recuperación',
    passkey: 'Usar una clave de acceso',
    waiting: 'Esperando la clave de acceso…',
    go: 'Continuar',
    cancelled: 'No se usó ninguna clave de acceso. Inténtelo de nuevo o escriba su contraseña.',
  },
  setUp: {
    title: 'Configurar un segundo factor',
    about:
      'Su hospital exige algo más que una contraseña. Añada una clave de acceso o una aplicación de autenticación: después pasará al tablero.',
    help: '¿Se necesita ayuda ahora en una cama? Use el teléfono o la llamada de enfermería.',
    done: 'Su segundo factor está configurado.',
    goOn: 'Ir al tablero',
    signOut: 'Cerrar sesión',
  },
}
