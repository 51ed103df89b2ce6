/** Words of coverage: which nurse covers which unit, and which units no nurse covers. */
export const coverage = {
  title: 'Coverage',
  who: 'Who covers what',
  yoursHere: 'of yours here',
  about: 'The units whose requests call you first, until your shift ends',
  loading: 'Loading who covers what…',
  now: 'You cover {count, plural, one {# unit} other {# units}} until {time}.',
  asLastTime: 'Chosen as last time. Nothing is set until you start your shift.',
  none: 'You cover no unit now.',
  until: 'Until the end of a shift of',
  hours: '{hours, number} hours',
  choose: 'Choose a unit',
  cover: 'Cover {count, plural, one {# unit} other {# units}}',
  end: 'End my shift',
  signingOut: 'Signing out ends your shift, too.',
  noBeds: 'There are no beds yet. An administrator imports them.',
  nobody: 'No one',
  uncovered: {
    building: 'No virtual nurse covers this building now.',
    units: 'No virtual nurse covers: {units}.',
    wallBuilding: 'No virtual nurse covers this building',
    wallUnits: 'Not covered: {units}',
    hereToo: 'No virtual nurse covers this unit now. Your request still goes out.',
    here: 'No virtual nurse covers this unit now: also use the phone. Your request still goes out.',
    hereCall:
      'No virtual nurse covers this unit now: also call <phone>{number}</phone>. Your request still goes out.',
  },
} as const
