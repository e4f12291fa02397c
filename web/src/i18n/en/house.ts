import type zh from '../zh-CN/house'

const house: typeof zh = {
  work: {
    title: 'My work', overdue: 'Overdue', soon: 'Due soon', rest: 'The rest', missing: '{n} missing', more: 'The {n} most urgent are shown first.',
    empty: 'Nothing to do right now', emptySaid: 'What falls to you appears here in order of its date. All files are under Houses.',
  },
  houses: {
    title: 'Houses', filter: 'Filter', search: 'Number, or full name of the head', division: 'Division', everywhere: 'All divisions', whole: '{name} (all)', stage: 'Stage', state: 'State', anyState: 'Any state',
    overdue: 'Overdue only', none: 'No file fits', noneSaid: 'Loosen one of the conditions.', empty: 'No files yet', emptySaid: 'The first household you take in will appear here.', clear: 'Clear all conditions', pages: 'Pages', first: 'First page', next: 'Next page',
  },
  house: { title: 'House file', of: '{name} · {village}', people: '{n} person | {n} people', missing: 'There is no such file', missingSaid: 'The number may be wrong, or the house lies outside your area.' },
  now: {
    title: 'What may be done now', basis: 'each with its article', missing: '{n} missing', ready: 'Conditions', needs: '“{act}” still waits for:', nothing: 'Nothing here falls to you at this step.', ended: 'This file is closed.', rare: 'Suspend, withdraw and others',
    waits: 'Waiting for {party}: {act}', until: 'by {date}',
  },
  fact: {
    noticeDone: 'on notice {days} days, {said}', objections: 'no objection | {n} objection | {n} objections', noticeRuns: 'on notice since {date}', meeting: 'meeting {n}/{of} in favour', applied: 'applied',
    permits: '{n} permit issued | {n} permits issued', reviews: '{n} of {of} stations heard', staked: 'set out', builder: 'builder {name}', noBuilder: 'no builder yet',
    visits: 'foundation {foundation} storey {storey} roof {roof}', title: 'registered {date}', completed: 'completed {date}', ahead: 'not yet', took: '{n} day | {n} days', day: 'day {n}',
  },
  clock: { title: 'Clocks', why: 'Why this date', none: 'No clock is running.', met: 'Clocks met ({n})', kind: { legal: 'legal limit', promised: 'promised' } },
  photo: {
    title: 'Photos', one: 'Photo of the site', none: 'No photos yet.', all: 'Show all', insideCount: '{n} inside', outsideCount: '{n} outside', flagCount: '{n} flagged',
    verdict: { inside: 'Inside', outside: 'Outside', undecided: 'Too inaccurate to tell', unlocated: 'No position' },
    fence: 'fence {m} m plus accuracy', taken: 'Taken', received: 'Received', place: 'Place', camera: 'Camera', exifTaken: 'Camera time', software: 'Software', size: 'Size', before: 'Previous', after: 'Next',
    take: 'Take a photo', choose: 'Choose files', sending: 'Uploading…', held: 'Goes with the submission', why: 'Outside: say why', drop: 'Remove {name}', visit: 'Visit', reason: 'Reason given',
  },
  timeline: { title: 'History', count: '{n} step | {n} steps', all: 'Show the one step | Show all {n} steps', late: 'recorded late', receipt: 'Receipt #{seq}', copy: 'Copy the hash of receipt {seq}', done: 'done {at}', received: 'received {at}' },
  numbers: {
    title: 'Areas and heights', asked: 'asked', granted: 'granted', measured: 'measured', plotArea: 'Plot area', footprintArea: 'Footprint', floorArea: 'Floor area', storeys: 'Storeys', height: 'Height', by: '{method}, {date}',
  },
  method: { rtk: 'RTK survey', total_station: 'Total station', tape: 'Steel tape' },
  oldHouse: { not_due: 'no old house', demolished: 'old house demolished', pending: 'old house still stands' },
  opinion: {
    title: 'Opinions', empty: 'No opinions yet.', none: 'none yet', meeting: 'Meeting', votes: '{for} for, {against} against', present: '{n} of {of} present', notice: 'Public notice', running: 'running', village: 'Village',
    conversion: 'Farmland conversion', decision: 'Decision', acceptance: 'Acceptance',
  },
  papers: {
    title: 'Permits and papers', span: '{from} to {to}', registration: 'Title certificate', builder: 'Builder', drawing: 'Drawing {no}', noPermit: 'No permit issued yet.', provided: 'provided', deferred: 'to follow', missing: 'missing',
  },
  household: {
    title: 'Household', head: 'head', phone: 'Phone', applied: 'Applied', reason: 'Reason', current: 'Present plot', noHouse: 'none', promise: 'Promise', months: 'built within {n} month | built within {n} months', demolish: 'old house gone within {n} day | old house gone within {n} days',
    neighbours: 'Neighbours consulted',
  },
  receipt: { recorded: 'On record, receipt #{seq}', copy: 'Copy the receipt\'s hash' },
  map: {
    title: 'Plot and measurement', house: 'Map of the plot', draw: 'Map to draw the plot on', zoomIn: 'Zoom in', zoomOut: 'Zoom out', legend: 'Legend', approved: 'granted', applied: 'asked', storeys: '{n} storey | {n} storeys',
    plot: 'plot', footprint: 'footprint', staked: 'set out', measured: 'measured', occupied: 'plot in use', piece: { block: 'in a forbidden zone', consent: 'in a zone of consent', warn: 'in a zone to note', neighbour: 'on a neighbour\'s plot', excess: 'beyond what was approved' }, fence: 'fence {m} m plus accuracy', inside: 'photo, inside', outside: 'photo, outside', sketch: 'Sketch of the plot',
    note: 'The base map is the county outline and a graticule. The outline is for demonstration; a deployment loads its own reviewed map data.',
  },
  side: { east: 'East', south: 'South', west: 'West', north: 'North' },
  houseCases: { title: 'Enforcement', since: 'registered {date}', span: '{from} to {to}', hinders: 'Open: acceptance waits for its end.', clue: 'A clue only, no violation found.', frozen: 'Approvals and registration are paused since {date}.' },
}
export default house
