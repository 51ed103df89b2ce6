/** Words of the board and its beds, and the words for a request on every screen. */
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
    'asked-at-bed': 'Asked at the bed',
  },
  /** The request was made outside Lantern, so it has no reason. */
  askedElsewhere: 'Asked elsewhere',
  /** Why a request is cancelled, by the ids of lib/board/reasons. */
  cancelReason: {
    'handled-at-bedside': 'Handled at the bedside',
    'asked-by-mistake': 'Asked by mistake',
    'patient-moved': 'Patient moved',
    'another-reason': 'Another reason',
    'ended-in-solo': 'Ended in Teladoc',
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
  /** The progress of a request's call, by the keys of lib/board/call-progress. */
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
    cancelled: 'Call cancelled in Teladoc',
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
  /** The state of a device: in a sentence, and in the one word that a card has room for. */
  device: {
    ready: 'Device ready',
    busy: 'Device in a call',
    offline: 'Device offline',
    unknown: 'Device not checked yet',
    none: 'No device',
  },
  /** Solo does not know the place: in a sentence, and on a card. */
  unknownPlace: 'Teladoc does not know this place: requests cannot be sent',
  unknownPlaceShort: 'Not in Teladoc',
  deviceShort: { busy: 'In a call', offline: 'Offline', none: 'No device' },
  /** What a device at a bed reports about itself. */
  trouble: {
    silent: 'The device at the bed is off or has no network',
    'camera-blocked': 'Camera blocked',
    'camera-missing': 'No camera',
    'microphone-blocked': 'Microphone blocked',
    'microphone-missing': 'No microphone',
    'battery-low': 'Battery low, not charging',
    'network-slow': 'Slow network',
  },
  troubleShort: {
    silent: 'Offline',
    'camera-blocked': 'Camera blocked',
    'camera-missing': 'No camera',
    'microphone-blocked': 'Mic blocked',
    'microphone-missing': 'No mic',
    'battery-low': 'Battery low',
    'network-slow': 'Slow network',
  },
  privacy: 'Privacy is on: a knock there makes no sound',
  privacyShort: 'Privacy',
  /** The state with its age: "Device offline, reported 12 min ago". */
  deviceTold: '{device}, reported {time} ago',
  deviceSince: 'Reported at {time}.',
  /** What the small marks on a card mean. */
  legend: {
    title: 'Marks on the beds',
    ready: 'Device ready for a call',
    fault: 'A part of the device does not work',
    old: 'Not checked with Teladoc for ten minutes or more: a request made there may be missing',
    age: 'A time next to a mark says how long ago that was reported. A tap on a bed says more.',
  },
  /** A claimant who has no account in Lantern: as a name on its own, and within a sentence. */
  somebodyInSolo: 'Teladoc user',
  somebody: 'a Teladoc user',
  /** What a screen reader says about a bed, after its place. */
  card: {
    quiet: '{occupied, select, no {Empty} other {No request}}. {device}.',
    sending: '{request}, being sent.',
    waiting: '{request}, waiting.',
    notSent: 'NOT SENT: {request}. Use the phone or the nurse call.',
    claimed: '{request}, claimed by {who}.',
    inCall: '{request}, in a call with {who}.',
    returned: 'Back in the queue: {returned}.',
    /** One more sentence. */
    also: '{words}.',
  },
  reasonLine: {
    sending: 'Sending…',
    notJoined: 'Not joined: {who}',
    needsBedside: 'Needed at the bed: {who}',
    outcomeUnsaid: 'Call over, nothing said: {who}',
    askedAgain: 'Asked again: {who} had it',
    askedInCall: 'Asked again: {who} is in the call',
    declined: 'Asked to wait',
    bedWaits: 'The bed waits',
  },
  /** When Lantern last asked Solo about a bed. */
  freshness: {
    never: 'This bed has not been checked with Teladoc yet',
    old: 'Last checked with Teladoc {time} ago: a request made there may be missing',
    notAsked: 'Not checked yet',
    justNow: 'Checked just now',
    ago: 'Checked {time} ago',
  },
  /** Solo and the board say different things about a bed. */
  contradiction: {
    card: 'Teladoc and the board disagree.',
    banner:
      '{n, plural, one {Teladoc and the board disagree about # bed.} other {Teladoc and the board disagree about # beds.}}',
    show: '{n, plural, one {Look at it} other {Look at the next}}',
  },
  body: {
    loading: 'Loading the board…',
    notYet: 'The board cannot be loaded yet',
    untilThen: 'Lantern goes on trying. Until then use the phone or the nurse call.',
    noBeds: 'This building has no beds yet. An administrator imports them.',
    supplement: 'Lantern supplements the wired nurse call. It does not replace it.',
  },
  header: {
    buildings: 'Buildings',
    live: 'Live',
    connecting: 'Connecting',
    stale: 'No news',
    signedOut: 'Signed out',
  },
  news: {
    stale: 'No news since {time} — this board may be out of date. Use the phone or the nurse call.',
    staleWithPhone:
      'No news since {time} — this board may be out of date. Use the phone <number>({phone})</number> or the nurse call.',
    contactSheet: 'Contact sheet',
    soloDown: 'Teladoc has not answered since {time}. Requests are saved and will be sent.',
  },
  newer: {
    ready: 'A newer Lantern is ready. Reload when you have a moment.',
    reload: 'Reload<also> this page</also>',
  },
  /** What a screen reader announces as it happens. */
  announce: {
    asked: '{request}. {place}.',
    notSent: 'Not sent: {place}. Use the phone or the nurse call.',
  },
  waitingAlso:
    '{waiting, plural, one {# waiting} other {# waiting}}{emergencies, plural, =0 {} one {, # emergency} other {, # emergencies}}',
} as const
