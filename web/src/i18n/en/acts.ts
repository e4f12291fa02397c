import type zh from '../zh-CN/acts'

const acts: typeof zh = {
  act: {
    doneAt: 'Done at', doneAtHint: 'An act may be recorded late: write when it was really done. The ledger keeps when it was received.', submit: 'Submit', sending: 'Submitting…', receiptFollows: 'A receipt follows.', ready: 'All conditions are met', lacking: 'Conditions are missing',
  },
  meeting: { body: 'Meeting', due_count: 'Entitled', present_count: 'Present', for_count: 'For', against_count: 'Against', photo: 'Photo of the meeting (optional)' },
  notice: {
    place: 'Place of the notice', startPhoto: 'Photo at the start', endPhoto: 'Photo at the end', objections: 'Objections', noObjection: 'Nobody objected while the notice was up.', who: 'Who objected', what: 'What was said', handled: 'How it was settled', add: 'Add an objection', drop: 'Remove objection {n}',
    days: { calendar: 'On notice for {n} full days', working: 'On notice for {n} full working days', months: 'On notice for {n} months' },
  },
  accept: {
    papers: 'Papers', defer: 'May follow: accept now', must: 'Needed at acceptance.', due: 'To follow by', by: 'Promised by', verdict: 'Conclusion', correctionHint: 'Told once and completely: {papers}',
  },
  never: { title: 'Proofs that may not be asked for ({n})' },
  material: { which: 'Which paper', photo: 'Photo of the paper (optional)' },
  conversion: { no: 'Document number', date: 'Date', area: 'Area granted' },
  permit: {
    which: 'Which permit', planning_permit: 'Rural planning permit', homestead_approval: 'Homestead approval', order: 'The planning permit comes first (Urban and Rural Planning Law, Art. 41).', number: 'Number', numberHint: 'Left empty, the system numbers it.', validTo: 'Valid to', issue: 'Issue',
  },
  builder: { kind: 'Kind', name: 'Name', certificate: 'Certificate number', drawing: 'Drawing or standard plan' },
  commence: { said: 'The plot is set out and handed over; works may begin. Supervision starts from this day.' },
  completion: { on: 'Completed on' },
  acceptance: { verdict: 'Conclusion', items: 'To rectify', itemsHint: 'One a line.', oldHouse: 'Old house' },
  title: { certificate: 'Title certificate number', unit: 'Real-estate unit number', unitHint: '28 characters, {n} so far' },
  ending: {
    reason: 'Reason', basis: 'Basis', basisHint: 'The law and its article, e.g. Administrative Licensing Law, Art. 38', suspend: 'Clocks stop from this day and go on when the case resumes.', resume: 'The clocks go on.', withdraw: 'The file is closed once the applicant withdraws.',
    revoke: 'Permits that were issued lose their force. The applicant may ask for review or sue.', reject: 'Say why, and tell the applicant of the right to review and to sue.',
  },
  inspect: {
    kind: 'Kind of visit', first: 'First officer (you)', second: 'Second officer', photos: 'Photos of the site', conclusion: 'Conforms to the approval', findings: 'Findings', findingsHint: 'One a line; leave empty when there are none.', submit: 'Record the visit',
  },
  position: {
    title: 'Where you stand', away: '{m} from the plot', asking: 'Finding the position…', none: 'No position yet', again: 'Again', write: 'No signal: write it down', typed: 'written by hand', lon: 'Longitude', lat: 'Latitude', accuracy: 'Accuracy',
  },
  measure: {
    title: 'Measurement', also: 'Measured on this visit too', method: 'Method', staked: 'Outline set out', footprint: 'Footprint as built', plot: 'Plot in use', granted: 'granted {value}',
  },
  outline: {
    none: 'Not measured', approved: 'As the approved footprint', approvedPlot: 'As the approved plot', tape: 'Approved, other sizes', survey: 'Surveyed', nothing: 'No outline yet', width: 'Width', length: 'Length', east: 'Moved east', north: 'Moved north', turn: 'Turned clockwise',
  },
}
export default acts
