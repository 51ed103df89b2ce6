/** Words of the contact sheet, and of the page that a browser shows while Lantern does not answer. */
export const contacts = {
  title: 'Contact sheet',
  back: 'Back to the board',
  print: 'To print: Ctrl+P, or ⌘P. A4, no patient data.',
  about:
    'When Lantern does not answer: phone the unit. In an emergency use the wired nurse call. As of {at} UTC.',
  noBeds: 'No beds yet.',
  ofBuilding: '<phone></phone> (building)',
  noPhone: 'no phone on file',
  floor: 'Floor',
  room: 'Room',
  bed: 'Bed',
  device: 'Device',
  offline: {
    title: 'Lantern does not answer',
    step1: 'For help at a bed use the wired nurse call, or phone the unit.',
    step2: 'What you asked for may not have arrived: ask again by phone.',
    step3: 'This page goes back to Lantern by itself as soon as it answers.',
    again: 'Try again now',
    tried: 'No answer at {time}.',
    noSheet: 'No contact sheet is kept on this device.',
  },
} as const
