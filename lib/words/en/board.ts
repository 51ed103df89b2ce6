/** Words of the board and its beds, and of what every screen says of a request. */
export const board = {
  priority: { emergency: 'Emergency', urgent: 'Urgent', routine: 'Routine' },
  /** Why a nurse asks, by the ids of lib/board/reasons. */
  reason: {
    'second-check': 'Second check',
    admission: 'Admission',
    discharge: 'Discharge',
    'patient-question': 'Patient question',
    'pain-or-distress': 'Pain or distress',
    'fall-risk': 'Fall risk',
    interpreter: 'Interpreter',
    other: 'Something else',
  },
  /** Nobody here gave a reason. */
  askedElsewhere: 'Asked elsewhere',
  /** Why a request is taken back, likewise. */
  cancelReason: {
    'handled-at-bedside': 'Handled at the bedside',
    'asked-by-mistake': 'Asked by mistake',
    'patient-moved': 'Patient moved',
    'another-reason': 'Another reason',
    'ended-in-solo': 'Ended in Solo',
  },
  status: {
    sending: 'Sending',
    'not-sent': 'NOT SENT',
    waiting: 'Waiting',
    claimed: 'Claimed',
    'in-call': 'In call',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
  /** How the call of a request stands, by the keys of lib/board/call-progress. */
  progress: {
    scheduled: 'Call booked',
    arrived: 'Patient arrived',
    intakeReady: 'Ready for intake',
    intake: 'Intake',
    examReady: 'Ready for the exam',
    exam: 'Exam',
    dischargeReady: 'Ready for discharge',
    discharge: 'Discharge',
    completed: 'Visit completed',
    signedOff: 'Signed off',
    cancelled: 'Call cancelled in Solo',
    notShownUp: 'Patient did not show up',
    leftUnseen: 'Left without being seen',
    brokeOff: 'Call broke off',
    ending: 'Call is ending',
    onHold: 'Call on hold',
    onCall: 'On the call',
  },
  /** "Urgent: fall risk". */
  asked: '{priority}: {reason}',
  place: {
    room: 'Room {room}',
    empty: 'Empty',
  },
  /** How a device stands: in a sentence, and in the one word a card has room for. */
  device: {
    ready: 'Device ready',
    busy: 'Device in a call',
    offline: 'Device offline',
    unknown: 'Device not checked yet',
    none: 'No device',
  },
  deviceShort: { busy: 'In a call', offline: 'Offline', none: 'No device' },
  /** Who claimed a request without an account here: as a name on its own, and within a sentence. */
  somebodyInSolo: 'Somebody in Solo',
  somebody: 'somebody',
  waitingAlso:
    '{waiting, plural, one {# waiting} other {# waiting}}{emergencies, plural, =0 {} one {, # emergency} other {, # emergencies}}',
} as const
