import type { Words } from '../catalogue'

export const teams: Words['teams'] = {
  title: 'Microsoft Teams',
  way: {
    join: 'Unirse por Teams',
    instead: 'Unirse por Teams en su lugar',
    busy: 'Abriendo Teams…',
    soloFailed: 'La llamada no se abrió. Teams es la segunda vía a la misma llamada.',
    teamsFailed: 'La llamada no se abrió por Teams. Puede unirse a la misma llamada sin Teams.',
    soloInstead: 'Unirse sin Teams',
    missing: 'Conecte antes su cuenta de Microsoft',
    comesBack: 'Se abre en otra pestaña. Su solicitud sigue abierta aquí.',
  },
  signIn: {
    or: 'o',
    button: 'Iniciar sesión con {provider}',
    busy: 'Abriendo {provider}…',
  },
  page: {
    about: 'Para que usted se una a llamadas por Teams, Lantern necesita abrir reuniones en su nombre.',
    keeps:
      'Lantern guarda sellado en su servidor lo que Microsoft le entrega, no lo usa para nada más y nunca lo muestra a un navegador.',
    connect: 'Conectar la cuenta de Microsoft',
    connecting: 'Abriendo Microsoft…',
    other: 'Conectar otra cuenta',
    connectedAs: 'Conectada: {name}',
    connected: 'Su cuenta de Microsoft está conectada.',
    done: 'Puede cerrar esta pestaña y unirse por Teams.',
    disconnect: 'Desconectar',
    disconnecting: 'Desconectando…',
    shared: 'Sin una cuenta propia, las llamadas por Teams se abren en nombre del hospital.',
    off: 'Teams no está configurado aquí. Las llamadas se abren sin Teams.',
    toBoard: 'Al tablero',
  },
  refused: {
    unknown:
      '{provider} le conoce, pero Lantern no tiene una cuenta para usted. Pida a administración una con el mismo nombre que su cuenta de {provider}.',
    'other-identity':
      'Esta cuenta pertenece a otra persona en {provider}. Si es un error, avise a administración.',
    'other-account':
      'Esa cuenta de Microsoft pertenece a otra persona en Lantern. Conecte la suya: elíjala en la lista de Microsoft.',
    role: 'Su función no se une a llamadas, así que no hay nada que conectar.',
    'no-role':
      '{provider} le conoce, pero sus grupos allí no le dan acceso a Lantern. Pida a administración que le incluya en uno que lo dé.',
    'group-overage':
      'Está en tantos grupos que {provider} no puede nombrarlos todos, y Lantern no sabe qué puede hacer usted. Pida a administración que le dé un rol de aplicación.',
    'not-fresh':
      '{provider} no le preguntó quién es, así que podría haber otra persona con la sesión abierta allí en este equipo. Cierre la sesión en {provider} e inténtelo de nuevo.',
    failed: 'No se pudo iniciar sesión con {provider}. Inténtelo de nuevo o consulte a administración.',
  },
}
