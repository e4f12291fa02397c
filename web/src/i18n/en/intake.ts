import type zh from '../zh-CN/intake'

const intake: typeof zh = {
  intake: {
    title: 'New application', steps: 'Steps', faulty: 'something to put right here', forget: 'Start over', back: 'Back', next: 'Next', submit: 'Submit the application',
    step: { household: 'Household', plot: 'Plot', house: 'House', promise: 'Reason and promise', materials: 'Papers', review: 'Review and submit' },
    lead: {
      household: 'A household applies as one. ID numbers are only checked; they do not stay on this device.', plot: 'Lay the plot on the map. Area and sides follow as you draw.', house: 'The footprint lies inside the plot; then floor area, storeys and height.',
      promise: 'The applicant\'s own reason, and the promised dates, which become reminders.', materials: 'Only what is listed. What may not be asked stands below, to be read to the applicant.', review: 'Show it to the applicant before you submit.',
    },
    village: 'Village', head: 'Head of household', idNumber: 'ID number', phone: 'Phone', members: 'Members', name: 'Name', relation: 'Relation to the head', addMember: 'Add a member', removeMember: 'Remove member {name}', member: 'member {n}',
    current: 'Present plot and house', disposal: 'What becomes of the present plot', buildType: 'Kind of building', landClass: 'Land class', boundaries: 'Neighbours on each side', limit: 'limit for {n} people {limit} m²', over: '{by} over the limit. You may submit, but it can usually not be approved.',
    floorHint: 'All storeys together.', heightHint: 'Ground to eaves.', reason: 'Reason', neighbours: 'Neighbours were consulted', months: 'Months to build after approval', monthsHint: 'As in the written promise.', days: 'Days to demolish the old house', daysHint: '0 when there is none.',
    promiseSaid: 'The promise: one household, one plot; true papers; built where and as large as approved; the old house demolished and its plot given back in time.',
    asked: 'Needed', askedSaid: 'Complete at acceptance. Tick what is here now.', deferrable: 'May follow', deferrableSaid: 'Accepted without; due before the permit.', conditional: 'Asked only where a zone asks for it', never: 'May not be asked', neverSaid: '',
    papers: '{n} papers', doneAtHint: 'For an application recorded late; empty means now.',
  },
  idNumber: { length: 'It has 18 characters.', characters: 'Seventeen digits, then a digit or X.', date: 'There is no such date of birth.', check_digit: 'The last character does not fit; compare it with the card.' },
  draw: {
    plot: 'Plot', footprint: 'Footprint', measured: 'Measured outline', way: { rectangle: 'Size', draw: 'Map', pegs: 'Pegs', tape: 'Tape', file: 'File' }, use: { plot: 'Use as the plot', footprint: 'Use as the footprint', measured: 'Use as measured' }, holes: '{n} inner ring (a court) | {n} inner rings (courts)', how: 'Click each corner in turn; drag a corner to move it.', corners: 'Corners ({n})', lonOf: 'Longitude of corner {n}', latOf: 'Latitude of corner {n}',
    drop: 'Remove corner {n}', add: 'Add a corner', clear: 'Clear all', lon: 'Longitude of the south-west corner', lat: 'Latitude of the south-west corner', left: 'From the left side', front: 'From the front', bearing: 'Bearing', bearingHint: 'Direction of the length, clockwise from north.', lay: 'Lay it on the map', relay: 'Lay it anew',
  },
}
export default intake
