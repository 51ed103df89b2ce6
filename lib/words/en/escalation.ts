/** Words of whom a request calls while nobody claims it, and of the page where that is set. */
export const escalation = {
  called: {
    'virtual-unit': 'Virtual nurses of the unit called at {time}',
    'virtual-all': 'All virtual nurses called at {time}',
    charge: 'Charge nurse called at {time}',
    everybody: 'Everybody is called',
  },
  short: {
    'virtual-unit': 'Unit',
    'virtual-all': 'All virtual',
    charge: 'Charge',
    everybody: 'Everybody',
  },
  next: {
    'virtual-unit': 'The virtual nurses of the unit are called at {time}',
    'virtual-all': 'All virtual nurses are called at {time}',
    charge: 'The charge nurse is called at {time}',
    everybody: 'Everybody is called at {time}',
  },
  notJoined:
    '{times, plural, =0 {{name} had it when help was asked for again} =1 {{name} did not join} other {{name} did not join, # times back}}',
  backInQueue: 'Back in the queue: {why}.',
  joinWithin: 'Join within <b>{left}</b>, or it goes back to the queue.',
  timeIsUp: 'Time is up: it goes back to the queue.',
  editor: {
    about:
      'While nobody claims a request, it calls more and more people. A claim silences all of it at once. Open boards follow a change within seconds.',
    loading: 'Loading the escalation paths…',
    building: 'Building',
    unit: 'Unit',
    wholeBuilding: 'The whole building',
    undone: 'Undone: it is as it was before.',
    saved: '{priority}: saved.',
    inherited: {
      building: 'Back to the default',
      unit: 'Back to the building’s',
      buildingDone: '{priority}: back to the default.',
      unitDone: '{priority}: back to the building’s.',
    },
    source: {
      building: 'As in the whole building',
      default: 'Lantern’s default',
      savedBuilding: 'Set for the whole building by {who}, {when}',
      savedUnit: 'Set for this unit by {who}, {when}',
    },
    addStep: 'Add a step',
    discard: 'Discard',
    itIsNow: 'It is now: {steps}.',
    takeTheirs: 'Take theirs',
    saveMine: 'Save mine instead',
  },
  step: {
    atOnce: 'At once',
    after: 'After',
    time: 'Step {number, number}: minutes and seconds after the asking',
    up: 'Move step {number, number} up',
    down: 'Move step {number, number} down',
    remove: 'Remove step {number, number}',
    reach: 'Step {number, number}: whom it calls',
  },
  reach: {
    'virtual-unit': 'Virtual nurses of the unit',
    'virtual-all': 'All virtual nurses',
    charge: 'Charge nurse',
    everybody: 'Everybody',
  },
  preview: {
    title: 'What happens',
    wrong: 'Put the steps right first.',
    first: {
      'virtual-unit': '<b>At once</b> it calls the virtual nurses who cover the unit',
      'virtual-all': '<b>At once</b> it calls all virtual nurses',
      charge: '<b>At once</b> it calls the charge nurse and her wall',
      everybody: '<b>At once</b> it calls everybody, until somebody claims',
    },
    later: {
      'virtual-unit': '<b>After {time}</b> also the virtual nurses who cover the unit',
      'virtual-all': '<b>After {time}</b> also all virtual nurses',
      charge: '<b>After {time}</b> also the charge nurse and her wall',
      everybody: '<b>After {time}</b> also everybody, until somebody claims',
    },
  },
} as const
