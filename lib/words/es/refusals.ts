import type { refusals as english } from '../en/refusals'
import type { Translated } from '../translated'
import { byCode } from './refusals-by-code'
import { here } from './refusals-here'

export const refusals: Translated<typeof english> = {
  byCode,
  here,
  server: {
    failed:
      'Lantern no ha podido hacerlo. Inténtelo de nuevo. Si necesita ayuda ahora, use el teléfono o la llamada de enfermería.',
    database:
      'La base de datos de Lantern no responde. Inténtelo de nuevo en un momento. Si necesita ayuda ahora, use el teléfono o la llamada de enfermería.',
    starting: 'Lantern se está iniciando. Inténtelo de nuevo en un momento.',
    malformed: 'Lantern no pudo leer lo que se envió. Recargue la página e inténtelo de nuevo.',
  },
  protocol: {
    pageOutdated: 'Esta página es de una versión anterior de Lantern. Recárguela.',
    serverOutdated: 'Este servidor se está actualizando. La página continuará sola.',
  },
  session: {
    changed:
      'Otra persona ha iniciado sesión en este navegador, así que no se hizo nada. La página se carga de nuevo.',
    none: 'Inicie sesión primero.',
    unchecked:
      'Lantern no puede comprobar su sesión ahora. Inténtelo de nuevo en un momento o use el teléfono.',
    role: 'Su función no le permite hacer esto.',
    wrong: 'El usuario o la contraseña no son correctos.',
    tooMany: 'Demasiados intentos. Espere un momento e inténtelo de nuevo.',
    locked:
      'Esta pantalla está bloqueada: no se ha hecho nada. Desbloquéela e inténtelo de nuevo. Para pedir ayuda no hace falta desbloquear.',
    passwordWrong: 'Esa contraseña no es correcta.',
    pinWrong: 'Ese PIN no es correcto. Después de cinco errores hace falta la contraseña.',
    factorNeeded:
      'La contraseña es correcta. Escriba el código de su aplicación de autenticación o use una clave de acceso.',
    factorMissing: 'Su hospital exige un segundo factor y usted aún no tiene ninguno. Configúrelo primero.',
    codeWrong: 'Ese código no es correcto o ya se usó. Espere al siguiente.',
    passkeyWrong:
      'Esa clave de acceso no abre nada aquí. Inicie sesión con su contraseña o consulte a su administrador.',
    expired: 'Ha tardado demasiado o ya se usó. Inicie sesión de nuevo.',
    proofNeeded: 'Demuestre de nuevo quién es: hace un rato que inició sesión.',
    passwordNeeded:
      'Ahora el PIN no sirve aquí. Escriba su contraseña: después su PIN funciona en este navegador durante 12 horas.',
    pin: {
      length: 'Un PIN tiene de 6 a 10 cifras, y nada más.',
      common: 'Muchas personas eligen este PIN: otros lo adivinarían. Elija otro.',
      date: 'Este PIN es una fecha que otros pueden conocer. Elija otro.',
    },
    foreign:
      'Esto viene de una página de otro sitio web, así que no se ha hecho nada. Abra Lantern en su propia dirección.',
  },
  account: {
    gone: 'Ninguna cuenta tiene ese nombre de usuario.',
    lastAdmin: 'Es el último administrador que puede iniciar sesión. Cree otro antes.',
    username:
      'Un nombre de usuario tiene de 2 a 64 letras minúsculas sin acentos, cifras, puntos, guiones o guiones bajos, o es una dirección como nombre@hospital.example.',
    name: 'Hace falta un nombre, de 100 caracteres como máximo.',
    role: 'Esa no es una función de una cuenta.',
    taken: 'Ese nombre de usuario ya está en uso: elija otro.',
    passwordShort:
      'Una contraseña necesita al menos {characters, number} caracteres. Varias palabras se recuerdan con facilidad.',
    passwordLong: 'Una contraseña puede tener como máximo {characters, number} caracteres.',
    passwordCommon:
      'Esa contraseña es de las primeras que otros probarían. Elija varias palabras que no vayan juntas.',
    passwordName:
      'La contraseña contiene el nombre de la persona, del hospital o de Lantern, y otros la adivinarían. Elija otra.',
    oldPassword: 'La contraseña actual no es correcta.',
    ownPassword: 'Su propia contraseña se cambia en la página de su cuenta, que pide la actual.',
    ownFactors:
      'Sus propios factores se quitan en la página de su cuenta. Si los ha perdido, consulte a otro administrador.',
  },
  factor: {
    notHere: 'El directorio del hospital inicia su sesión y pide allí un segundo factor.',
    noPasskeys:
      'Las claves de acceso necesitan una dirección que empiece por https:// y tenga un nombre. Use una aplicación de autenticación o consulte a su administrador.',
    notAdded: 'No se pudo añadir esta clave de acceso. Inténtelo de nuevo o use otra.',
    known: 'Esta clave de acceso ya está añadida.',
    most: 'Una cuenta tiene como máximo {most, number} claves de acceso. Quite una antes.',
    name: 'Hace falta un nombre, de 60 caracteres como máximo.',
    last: 'Su hospital exige un segundo factor y este es el último que tiene. Añada otro antes.',
    noApp: 'Muestre de nuevo el código QR y escriba el código.',
    none: 'Añada antes una clave de acceso o una aplicación de autenticación.',
    gone: 'Esto ya se había quitado. Recargue la página.',
  },
  sent: {
    nothing:
      'Lo que se envió no es válido, así que no se ha hecho nada. Recargue la página e inténtelo de nuevo.',
    json: 'El contenido debe enviarse como application/json.',
    noJson: 'El contenido no es JSON.',
    noText: 'Un texto contiene medio carácter. Escríbalo de nuevo e inténtelo otra vez.',
    form: 'El contenido debe enviarse como formulario.',
    noQuery: 'El inicio de sesión no admite parámetros.',
    bytes: 'El contenido puede tener como máximo {bytes} bytes.',
    fileTypes: 'Un archivo debe ser de uno de estos tipos: {types}.',
    fileSize: 'Un archivo puede tener como máximo {megabytes} MB.',
    keyReused: 'Esta Idempotency-Key ya se usó para otra solicitud.',
    keyReusedOrder: 'Esta Idempotency-Key ya se usó para otro pedido.',
  },
  board: {
    noBuilding: 'No existe ese edificio en este tablero.',
    tooMany: 'Se han abierto demasiados tableros seguidos. Espere unos segundos.',
    unread:
      'Lantern no puede cargar el tablero ahora. Mientras tanto, use el teléfono o la llamada de enfermería.',
    which: 'Indique el edificio y el último suceso que tiene esta página.',
  },
  place: {
    noBuilding: 'No existe ese edificio.',
    buildingGone: 'Ese edificio ya no existe.',
    noUnit: 'No existe esa unidad en este edificio.',
    unitGone: 'Esa unidad ya no existe.',
    noBed: 'No existe esa cama.',
    bedGone: 'Esta cama ya no existe. Recargue la página.',
    unknown: 'Ninguna cama de este tablero coincide. Compruebe el lugar, el NHC o el dispositivo.',
    several: 'Coinciden varias camas. Indique una.',
    notOnBoard: 'Esta cama no está en el tablero.',
  },
  request: {
    unknown: 'No existe esa solicitud.',
    claimedFirst: '{name} la tomó antes.',
    claimedFirstInSolo: 'Un usuario de Teladoc la tomó antes.',
    has: '{name} tiene esta solicitud.',
    hasInSolo: 'Un usuario de Teladoc tiene esta solicitud.',
    unclaimed: 'Nadie ha tomado esta solicitud. Tómela primero o cancélela.',
    claimFirst: 'Tome primero esta solicitud.',
    over: {
      completed: 'Esta solicitud ya está completada.',
      cancelled: 'Esta solicitud ya está cancelada.',
    },
    unconfirmed:
      'El sistema de llamadas aún no ha confirmado esta solicitud. Llame por teléfono a la habitación.',
    anotherPatient: 'Ahora hay otro paciente en esta cama. Compruebe quién es y confirme de nuevo.',
    notYourOutcome: 'Esto lo indicó otra persona. Pídale que lo deshaga.',
    undoTooLate: 'Ya es tarde para deshacerlo. Pida ayuda otra vez si el paciente la necesita.',
    whoLiesThere:
      'El sistema de llamadas indica otro paciente en esta cama. El personal junto a la cama debe confirmar quién es antes de que usted se una.',
  },
  move: {
    there: 'El paciente ya está en esa cama.',
    building:
      'Esa cama está en otro edificio. Traslade allí al paciente en el sistema de llamadas y pida ayuda de nuevo.',
    retired: 'Esa cama ya no está en uso. Elija otra.',
    nobody: 'No consta ningún paciente en esta cama, así que no se puede trasladar a nadie.',
    asked: 'La solicitud de {place} ha cambiado. Compruébela y repita el traslado.',
    another: 'Ahora hay otro paciente en {place}. Compruébelo y repita el traslado.',
  },
  call: {
    lostMeanwhile:
      'El sistema de llamadas tardó demasiado y esta solicitud volvió a la cola. La llamada está reservada: tome la solicitud de nuevo y únase.',
    takenMeanwhile:
      'El sistema de llamadas tardó demasiado y mientras tanto {name} ha tomado esta solicitud. Su llamada no se abrió.',
    takenMeanwhileInSolo:
      'El sistema de llamadas tardó demasiado y mientras tanto alguien ha tomado allí esta solicitud. Su llamada no se abrió.',
    closedMeanwhile:
      'El sistema de llamadas tardó demasiado y esta solicitud se cerró. No hay ninguna llamada a la que unirse.',
    noTeams: 'Aquí no está configurado unirse por Teams. Únase sin Teams.',
    connectTeams: 'Teams necesita su cuenta de Microsoft. Conéctela primero o únase sin Teams.',
    otherAccount: 'Esta cuenta de Microsoft, o la suya aquí, es de otra persona. Conecte la suya.',
    noMicrosoft: 'Microsoft no responde y ahora no se puede abrir Teams. Únase sin Teams.',
    cancelled:
      'Todas las llamadas reservadas para esta solicitud se cancelaron en el sistema de llamadas. Llame por teléfono a la habitación.',
    noRoom:
      'El sistema de llamadas no tiene ninguna sala de espera donde reservar la llamada. Llame por teléfono a la habitación y avise a administración.',
    noPatient:
      'El sistema de llamadas no indica ningún paciente para esta cama. Llame por teléfono a la habitación.',
    notYours: 'No está en esta llamada, así que su calidad no se ha guardado.',
    noSuchLink: 'Esta llamada no es suya: atienda primero su solicitud, o cubra la unidad de su paciente.',
    badLink:
      'El sistema de llamadas envió un enlace que no se puede abrir. Llame por teléfono a la habitación y avise a administración.',
  },
  solo: {
    unknown: {
      thatAppointment: 'El sistema de llamadas no tiene esa cita.',
      appointmentAnyMore: 'El sistema de llamadas ya no tiene esta cita.',
      attachment: 'El sistema de llamadas no tiene ese adjunto.',
      episode: 'El sistema de llamadas no tiene ese episodio.',
      note: 'El sistema de llamadas no tiene esa nota.',
      patient: 'El sistema de llamadas no tiene a este paciente.',
      report: 'El sistema de llamadas ya no tiene este informe. Pídalo de nuevo.',
      reports: 'El sistema de llamadas no tiene aquí informes de encuentros.',
      csv: 'El sistema de llamadas no tiene aquí el CSV de visitas.',
      anyRoom: 'El sistema de llamadas no tiene ninguna sala de espera.',
      room: 'El sistema de llamadas no tiene esa sala de espera.',
    },
    refused: {
      callBedside:
        'El sistema de llamadas lo ha rechazado. Inténtelo de nuevo o llame por teléfono a la habitación.',
      useSolo: 'El sistema de llamadas lo ha rechazado. Inténtelo de nuevo o hágalo directamente en Teladoc.',
      later: 'El sistema de llamadas lo ha rechazado. Inténtelo de nuevo, ahora o más tarde.',
      orderLater:
        'El sistema de llamadas lo ha rechazado y no se ha pedido nada. Inténtelo de nuevo, ahora o más tarde.',
      callBooking:
        'El sistema de llamadas lo ha rechazado. Inténtelo de nuevo o llame a quien gestiona las citas.',
      leave: 'El sistema de llamadas lo ha rechazado. Inténtelo de nuevo o déjelo como está.',
    },
    silent: {
      callBedside:
        'El sistema de llamadas no responde. Inténtelo de nuevo o llame por teléfono a la habitación.',
      useSolo: 'El sistema de llamadas no responde. Inténtelo de nuevo o hágalo directamente en Teladoc.',
      later: 'El sistema de llamadas no responde. Inténtelo de nuevo, ahora o más tarde.',
      orderLater:
        'El sistema de llamadas no responde y no se ha pedido nada. Inténtelo de nuevo, ahora o más tarde.',
      callBooking:
        'El sistema de llamadas no responde. Inténtelo de nuevo o llame a quien gestiona las citas.',
      leave: 'El sistema de llamadas no responde. Inténtelo de nuevo o déjelo como está.',
    },
    unconfirmed:
      'El sistema de llamadas no lo ha confirmado: puede que se haya hecho o que no. Compruébelo antes de intentarlo de nuevo.',
    fileLarge:
      'El archivo es demasiado grande para el sistema de llamadas. Redúzcalo o adjúntelo por partes.',
    fileKind: 'El sistema de llamadas no admite este archivo. Guárdelo de nuevo como PDF, PNG o JPEG.',
  },
  chart: {
    noKeptFile:
      'Este archivo no se conserva: se adjuntó en el propio sistema de llamadas, que no devuelve archivos.',
    notYourUnit:
      'Esta cama no está en una unidad en la que usted trabaje o que cubra. Diga por qué abre esta historia.',
    tooMany:
      'Ha abierto muchas historias en esta hora. Espere {minutes, plural, one {# minuto} other {# minutos}} e inténtelo de nuevo.',
    noPatient:
      'El sistema de llamadas aún no ha indicado ningún paciente para esta cama. Lo hace cuando se pide ayuda aquí.',
    another: 'Ahora hay otro paciente en esta cama. No se ha cambiado nada. Abra la historia nueva.',
    episode: 'El sistema de llamadas no tiene ese episodio de este paciente.',
    appointment: 'El sistema de llamadas no tiene esa cita de este paciente.',
    noForm: 'Esta visita no tiene ese formulario para responder.',
    noQuestion: 'El formulario no tiene esa pregunta.',
    inSolo: 'Esta pregunta se responde directamente en Teladoc.',
    noOption: 'Esta respuesta no es una de las opciones.',
    noteChanged: 'Otra persona ha respondido esta nota. No se ha guardado nada. Revísela y guarde de nuevo.',
    noLinks: 'Aquí no está configurada la apertura de visitas en Teladoc. Abra Teladoc usted.',
    tooLittle:
      'El sistema de llamadas no da suficientes datos de este paciente para un enlace. Abra Teladoc usted.',
    fileSize: 'El sistema de llamadas admite archivos de hasta 5 MB. Redúzcalo o adjúntelo por partes.',
    fileKind: 'El archivo no es el PDF, PNG o JPEG que dice ser.',
  },
  appointment: {
    unknown: 'No existe esa cita.',
    asStored: 'Aviso guardado en inglés: {text}',
    neverReached: 'Esta reserva no llegó al sistema de llamadas. Hágala de nuevo.',
    goneInSolo: 'El sistema de llamadas ya no tiene esta cita.',
    anotherPatient: 'El sistema de llamadas tiene otro paciente con este número. No se ha reservado nada.',
    unconfirmed: 'El sistema de llamadas aún no ha confirmado esta cita.',
    moving: 'Esta cita se está cambiando de hora. Mírela de nuevo en breve.',
    over: {
      failed: 'La cita no se ha cambiado: no está reservada.',
      completed: 'La cita no se ha cambiado: está completada.',
      signedOff: 'La cita no se ha cambiado: está firmada.',
      cancelled: 'La cita no se ha cambiado: está cancelada.',
      notShownUp: 'La cita no se ha cambiado: el paciente no se presentó.',
    },
    unanswered: 'El sistema de llamadas aún no lo ha confirmado. La lista lo mostrará en cuanto lo haga.',
    unmoved: 'El sistema de llamadas no respondió. La cita conserva su hora. Inténtelo de nuevo.',
    noPatient: 'El sistema de llamadas no indica ningún paciente para esta cama.',
    patientChanged: 'Ahora hay otro paciente en esta cama. No se ha reservado nada.',
    slotTaken: 'Esta hora ya no está libre. Elija otra.',
    timePassed: 'Esta hora ya ha pasado. Elija otra.',
  },
  report: {
    unknown: 'No existe ese informe.',
    failed: 'El sistema de llamadas no pudo hacer este informe. Compruebe la plantilla y pídalo de nuevo.',
    gone: 'El sistema de llamadas ya no tiene este informe. Pídalo de nuevo.',
    making: 'El sistema de llamadas aún está haciendo este informe. Inténtelo de nuevo en un momento.',
    ordering: 'Este informe ya se está pidiendo. Búsquelo en la lista en un momento.',
    unanswered:
      'El sistema de llamadas no respondió. Quizá esté haciendo el informe, pero no aparecerá aquí. Pídalo de nuevo: no pasa nada.',
    refused: 'El sistema de llamadas ha rechazado este pedido. Compruebe la plantilla y los días.',
  },
  escalation: {
    changed: '{name} ha cambiado este escalado, así que el suyo no se ha guardado.',
    removed: 'Otra persona ha eliminado este escalado, así que el suyo no se ha guardado.',
  },
  coverage: {
    noUnits: 'Elija al menos una unidad.',
  },
  display: {
    noCode: 'Un código tiene ocho letras. Escríbalas tal como las muestra la pantalla.',
    wrongCode:
      'Ninguna pantalla espera con este código. Léalo de nuevo en la pantalla: un código vale una sola vez, durante diez minutos.',
    gone: 'Esta pantalla ya no está vinculada.',
    noNamesAsked: 'Ya nadie pide nombres en esta pantalla mural, así que no se ha cambiado nada.',
    movedSince: 'Entretanto esta pantalla mural cambió de lugar. Mire de nuevo dónde está y decida después.',
    ownNames:
      'Usted vinculó esta pantalla mural o pidió sus nombres. Debe aprobarlos otra persona de supervisión.',
    unitNeedsBuilding: 'Elija también el edificio de esa unidad.',
    isBedside:
      'Este código es del dispositivo de una cama ({serial}), no de una pantalla mural. Elija «Dispositivo de una cama».',
    isWall: 'Este código es de una pantalla mural, no del dispositivo de una cama. Elija «Pantalla mural».',
    noBedOfDevice:
      'Ninguna cama tiene el dispositivo {serial}. Asígnelo antes a una cama en la distribución, o corrija la dirección en la pantalla.',
    bedTaken: 'El dispositivo {serial} ya está vinculado, como «{name}». Desvincule antes ese.',
  },
  bedside: {
    tooMany:
      'Este dispositivo ha pedido ayuda demasiadas veces. Lo intentará de nuevo en un momento; mientras tanto, use el timbre.',
    noBed: 'Ninguna cama tiene el dispositivo {serial}.',
    nothingOpen: 'Aquí no hay ninguna solicitud abierta.',
    another: 'Ahora hay una solicitud más reciente aquí. Mire la pantalla de nuevo.',
    notHere: 'Esta solicitud no se hizo en este dispositivo. Avise a enfermería.',
    joined: 'Ya le está atendiendo alguien. Dígaselo.',
    callerLeft: '{name} ha salido de la llamada. La cámara sigue apagada.',
    noCall: 'Ahora no llama nadie.',
    noLink: 'La llamada no se puede abrir en esta cama. Use el timbre o el teléfono.',
  },
  view: {
    nameTaken: 'Ya tiene una vista con ese nombre. Elija otro.',
    tooMany: 'Tiene {most, number} vistas. Elimine una para guardar otra.',
    gone: 'Esa vista ya no existe.',
  },
  layout: {
    changed: 'La distribución ha cambiado desde esta vista previa. Revise las diferencias de nuevo.',
    onlyMissing: 'Con el archivo se pueden retirar únicamente camas que faltan en él.',
    helpOpenRetired: 'Hay una solicitud abierta en {where}. Termínela antes de retirar la cama.',
    helpOpenRenamed: 'Hay una solicitud abierta en {where}. Termínela antes de cambiar el nombre de la cama.',
    retiredThere: 'Una cama retirada tiene ese lugar. Recupere esa cama.',
    placeTaken: 'Ya hay una cama con ese nombre en esa habitación.',
    deviceTaken: 'Ese dispositivo está en {where}. Retírelo de allí primero.',
    fileLong: 'Un archivo puede tener como máximo {most, number} caracteres. Divídalo por edificios.',
    fileBeds: 'Un archivo puede tener como máximo {most, number} camas. Divídalo por edificios.',
    fileEmpty: 'Este archivo está vacío.',
    noText: 'Esto no es texto, o tiene otra codificación: guárdelo como CSV UTF-8.',
    brokenJson: 'Empieza como JSON, pero no se puede leer. ¿Está cortado?',
    columns: 'La primera línea debe nombrar las columnas. Faltan: {missing}. Conocidas: {known}.',
    columnUnknown: 'La columna {column} no se lee. Columnas que se leen: {known}.',
    status: '{status} no es un estado conocido: active, o bien inactive, closed, suspended.',
    alike: '{name} se lee igual que {other} ({where}). Escriba los dos de la misma manera.',
    alikeOnBoard: '{name} se lee igual que {other}, que está en el tablero. Escríbalo de la misma manera.',
    xml: 'Esto es XML: guarde el Bundle como JSON.',
    onePage:
      'Esta es una página de una búsqueda de {total, number}. Pida todas al servidor y únalas en un solo Bundle.',
    lost: 'partOf nombra un lugar que no está en este archivo: añádalo o corrija partOf.',
    twoBuildings: 'Está en dos edificios, {inner} y {outer}: quite uno o dele otro physicalType.',
    columnTwice: 'La columna {column} aparece dos veces.',
    noBeds: 'No hay camas en este archivo.',
    noTable: 'Esto no es una tabla CSV: busque unas comillas sin cerrar.',
    noTableNear: 'Esto no es una tabla CSV cerca de la línea {line}: busque unas comillas sin cerrar.',
    noBundle: 'Esto no es un Bundle de FHIR: se espera {expected}.',
    noBedsInBundle: 'No hay camas en este Bundle: Locations cuyo physicalType tiene el código "bd".',
    cells: 'tiene más celdas que columnas la primera línea: ponga entre comillas lo que lleve una coma.',
    notFhir: '{path} no es FHIR válido. Corríjalo o quítelo.',
    notFhirAtAll: 'No es FHIR válido. Corríjalo o quítelo.',
    circle: 'partOf lleva en círculo: corríjalo.',
    noLevel:
      'partOf no lleva a ningún {level}: dé a la cama habitación, planta y edificio (physicalType ro, lvl, bu).',
    bedTwice: 'Esta cama aparece dos veces ({where}). Deje una de las dos.',
    deviceTwice: 'El dispositivo {device} ya está en otra cama ({where}): un dispositivo está en una cama.',
    deviceElsewhere:
      'El dispositivo {device} está en {place}, que no está en este archivo: cambie o retire antes esa cama.',
    phoneChanged: 'Otra persona ha cambiado este número: ahora es {phone}. Compruébelo y vuelva a guardar.',
    phoneGone: 'Otra persona ha quitado este número. Compruébelo y vuelva a guardar.',
    phoneTwice: '{unit} ya tiene el teléfono {phone} ({where}): cada unidad tiene uno.',
  },
  webhook: {
    foreign: 'Esta entrega no es para esta dirección.',
    noKey: 'Lantern aún no tiene la clave de este webhook. Inténtelo de nuevo en un momento.',
    none: 'Aquí no se reciben webhooks.',
  },
}
