import type { callLinks as english } from '../en/call-links'
import type { Translated } from '../translated'

export const callLinks: Translated<typeof english> = {
  heading: 'Teladoc Solo (emulador)',
  toBoard: 'Al tablero',
  refused: {
    tampered: {
      title: 'Este enlace no abre ninguna llamada',
      text: 'Está incompleto o no lo creó este servidor.',
    },
    expired: {
      title: 'Este enlace ha caducado',
      text: 'Los enlaces a una llamada valen poco tiempo.',
    },
    'other-call': {
      title: 'Este enlace es de otra llamada',
      text: 'Se cambió su dirección.',
    },
    'other-side': {
      title: 'Este enlace es para el otro lado de la llamada',
      text: 'Enfermería y la cama tienen cada una su propio enlace.',
    },
    used: {
      title: 'Este enlace ya se usó',
      text: 'Un enlace deja entrar a un navegador, una vez. Si no fue usted, dígaselo a quien se lo dio.',
    },
    revoked: {
      title: 'Esta invitación ya no vale',
      text: 'Enfermería la ha retirado o no le dejó entrar.',
    },
    over: {
      title: 'Esta llamada ha terminado',
      text: 'Las invitaciones terminan con su llamada.',
    },
    cancelled: {
      title: 'Esta cita se canceló',
      text: 'Ya no hay ninguna videollamada a la que unirse.',
    },
  },
  instead: {
    nurse: 'Vuelva al tablero y únase desde allí: así se crea un enlace nuevo.',
    others: 'Pida un enlace nuevo a quien se lo envió.',
  },
  elsewhere: {
    title: 'La videollamada se abriría aquí',
    teams:
      'Este servidor no tiene Microsoft Teams. En un entorno real, este enlace abre la llamada de Teams de la cita {id}.',
    withoutLantern:
      'Este es el emulador de Teladoc Solo sin las páginas de Lantern. Con ellas, o en un entorno real, este enlace abre la videollamada de la cita {id}.',
    appointment: 'Cita',
    joinAs: 'Usted se une como',
    side: { provider: 'profesional', patient: 'paciente', guest: 'invitado' },
    through: 'Mediante',
  },
}
