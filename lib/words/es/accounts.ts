import type { accounts as english } from '../en/accounts'
import type { Translated } from '../translated'

export const accounts: Translated<typeof english> = {
  title: 'Cuentas{count, plural, =0 {} other { (#)}}',
  find: 'Buscar por nombre o usuario',
  noneFound: 'Ninguna cuenta tiene ese nombre.',
  attacked:
    '{count, plural, =1 {Alguien intenta adivinar la contraseña de {names}.} other {Alguien intenta adivinar las contraseñas de # cuentas: {names}.}} En los navegadores donde ya inició sesión, cada persona entra como siempre; en los demás, una contraseña incorrecta retrasa el siguiente intento, un minuto como máximo.',
  load: {
    loading: 'Cargando…',
    failed: 'No se puede cargar esta página',
    outOfDate: 'Esta página puede no estar al día: {why}',
  },
  field: {
    name: 'Nombre',
    namePlaceholder: 'Nora Smith, RN',
    usernamePlaceholder: 'n.smith',
    username: 'Nombre de usuario',
    usernameHelp:
      'Letras minúsculas, cifras, puntos y guiones; o el nombre en Microsoft, como nombre@hospital.example.',
    role: 'Función',
    firstPassword: 'Primera contraseña',
    oldPassword: 'Contraseña actual',
    newPassword: 'Contraseña nueva',
    passwordHelp:
      'Al menos {characters, number} caracteres. Varias palabras que no vayan juntas se recuerdan con facilidad.',
    show: 'Mostrar la contraseña',
  },
  add: {
    title: 'Añadir una cuenta',
    add: 'Añadir la cuenta',
    adding: 'Añadiendo…',
    added: '{name} ya puede iniciar sesión.',
  },
  card: {
    disabled: 'desactivada',
    used: 'Último uso: {when}',
    neverUsed: 'Nunca ha iniciado sesión',
    microsoft: 'Inicia sesión con Microsoft',
    passkeys: '{count, plural, one {# clave de acceso} other {# claves de acceso}}',
    app: 'Aplicación de autenticación',
    demo: 'De la demostración',
    attack: 'Alguien intenta adivinar la contraseña: {failures, number} incorrectas hasta ahora.',
    wrongCodes:
      '{count, number} códigos incorrectos tras la contraseña correcta; el siguiente tiene que esperar. Si no fue esta persona, ponga una contraseña nueva.',
    manage: 'Gestionar',
    manageOne: 'Gestionar a {name}',
  },
  manage: {
    roleSignsOut: 'Otra función cierra la sesión de esta persona en todas partes.',
    unlock: 'Olvidar contraseñas y códigos incorrectos',
    password: 'Contraseña nueva…',
    unlink: 'Desvincular de Microsoft…',
    'reset-factors': 'Restablecer segundos factores…',
    own: 'Su contraseña y segundos factores',
    enable: 'Activar',
    disable: 'Desactivar…',
    back: 'Atrás',
    keep: 'Dejar como está',
    passwordAbout:
      'Se cierra la sesión de esta persona en todas partes, y entra con la contraseña nueva. Désela usted mismo.',
    passwordYes: 'Guardar la contraseña',
    disableAbout:
      'Se cierra enseguida la sesión de {name} en todas partes, y ya no puede iniciarla. La cuenta se puede volver a activar.',
    disableYes: 'Sí, desactivar',
    unlinkAbout:
      'Se cierra la sesión de {name} en todas partes. La siguiente persona que entre en Microsoft con ese nombre de usuario recibe la cuenta.',
    unlinkYes: 'Sí, desvincular',
    'reset-factorsAbout':
      'Se quitan las claves de acceso, la aplicación de autenticación y los códigos de recuperación de {name}, y se cierra su sesión en todas partes. Después basta con la contraseña: asegúrese antes de que es {name} quien lo pide.',
    'reset-factorsYes': 'Sí, restablecer',
  },
  own: {
    title: 'Su cuenta',
    microsoft: 'Conéctela, vea su nombre o desconéctela. Con ella entra en las llamadas por Teams.',
    password: 'Cambiar su contraseña',
    passwordAbout: 'Aquí sigue con la sesión iniciada; en los demás lugares se cierra.',
    change: 'Cambiar la contraseña',
    changed: 'Su contraseña ha cambiado.',
    wait: 'Demasiadas contraseñas incorrectas. Inténtelo de nuevo en {wait}.',
    sessions: 'Dónde tiene la sesión iniciada{count, plural, =1 {} other { (#)}}',
    sessionsAbout: 'Cierre la sesión donde ya no esté usted.',
    place: '{browser}, en {address}',
    otherBrowser: 'Otro navegador',
    times: 'Iniciada {opened} · último uso {used}',
    here: 'Aquí',
    end: 'Cerrar allí',
    endOne: 'Cerrar allí: {browser}',
  },
}
