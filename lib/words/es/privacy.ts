import type { Words } from '../catalogue'

export const privacy: Words['privacy'] = {
  title: 'Privacidad',
  charts: {
    title: 'Historias abiertas por enfermeras de otras unidades',
    about:
      'En las últimas 24 horas: quién, dónde y por qué, con sus palabras. Aquí no se nombra a ningún paciente.',
    loading: 'Cargando las historias abiertas…',
    notLoaded: 'No se cargaron las historias abiertas. {why}',
    outOfDate: 'Esta lista puede no estar al día. {why}',
    none: 'Ninguna en las últimas 24 horas.',
    new: 'Nueva',
    reason: 'Motivo:',
    quoted: '«{reason}»',
  },
  walls: {
    title: 'Nombres de pacientes en pantallas murales',
    about:
      'Quien pase puede leer qué paciente está en qué cama. Apruébelo solo donde pacientes y visitas no puedan ver la pantalla.',
    notLoaded: 'No se cargaron las pantallas. {why}',
    outOfDate: 'Esta lista puede no estar al día. {why}',
    wants: '{name} debe mostrar los nombres de los pacientes',
    shows: '{name} muestra los nombres de los pacientes',
    whole: 'todo el edificio',
    asked: 'Solicitado por {who}, {time}.',
    approved: 'Aprobado por {who}, {time}.',
    until: 'Los muestra hasta el {time}, salvo que usted decida antes.',
    own: 'Usted lo solicitó: debe aprobarlo otra persona de supervisión.',
    approve: 'Aprobar',
    approveOne: 'Aprobar los nombres en {name}',
    refuse: 'Rechazar',
    refuseOne: 'Rechazar los nombres en {name}',
    stop: 'Quitar los nombres',
    stopOne: 'Quitar los nombres en {name}',
  },
}
