import type { shell as english } from '../en/shell'
import type { Translated } from '../translated'
import { recovery } from './recovery'

export const shell: Translated<typeof english> = {
  about: 'Un tablero de enfermería virtual',
  appAbout: 'Enfermería virtual: quién pide ayuda, dónde y desde cuándo',
  pagesLabel: 'Páginas',
  notSeen: '{count, number} sin ver',
  pages: {
    board: 'Tablero',
    appointments: 'Citas',
    reports: 'Informes',
    callQuality: 'Llamadas',
    openedCharts: 'Privacidad',
    compliance: 'Auditoría',
    displays: 'Pantallas',
    accounts: 'Cuentas',
    layout: 'Distribución',
    escalation: 'Escalado',
  },
  role: {
    bedside: { label: 'Enfermería de planta', does: 'Pide ayuda en una cama y la retira.' },
    virtual: { label: 'Enfermería virtual', does: 'Toma una solicitud y entra en la videollamada.' },
    charge: { label: 'Supervisión', does: 'Ve toda la unidad y puede hacerlo todo.' },
    display: { label: 'Pantalla mural', does: 'Muestra el tablero, sin nombres.' },
    device: { label: 'Dispositivo de una cama', does: 'Sirve a su cama. No recibe nada de otras.' },
    admin: { label: 'Administración', does: 'Gestiona el sistema, sin datos de pacientes.' },
    compliance: {
      label: 'Cumplimiento',
      does: 'Ve quién consultó a qué paciente.',
    },
  },
  ownAccount: 'Su cuenta: contraseña y dónde tiene la sesión iniciada',
  microsoft: 'Cuenta de Microsoft',
  lock: 'Bloquear esta pantalla (Alt+L)',
  lockShort: 'Bloquear',
  signOut: 'Salir: cerrar la sesión de {name}',
  signOutShort: 'Salir',
  demo: 'DEMO',
  demoMeaning: '— no usar con pacientes',
  theme: { title: 'Tema: claro u oscuro', short: 'Tema' },
  language: {
    label: 'Idioma',
    about: 'El idioma de Lantern en este navegador.',
    waiting: 'El servidor de Lantern no responde: el idioma cambiará en cuanto lo haga.',
  },
  protocol: {
    pageOutdated:
      'Esta página es de una versión anterior de Lantern y no recibe novedades. Recárguela ahora; hasta entonces use el teléfono o la llamada de enfermería.',
    serverOutdated:
      'El servidor se está actualizando. Esta página no recibe novedades hasta que termine y luego continúa sola. Hasta entonces use el teléfono o la llamada de enfermería.',
    reload: 'Recargar<also> esta página</also>',
  },
  recovery,
  notFound: { title: 'Esta página no existe', board: 'Ir al tablero' },
}
