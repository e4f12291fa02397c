import type zh from '../zh-CN/violations'

const violations: typeof zh = {
  violations: {
    title: 'Enforcement', views: 'What to look at', view: { board: 'Board', leads: 'Leads', risks: 'Legal risks' }, track: 'Track', search: 'Number, or full name of the party', kind: 'Kind of violation', anyKind: 'Any kind', source: 'Source of the lead', anySource: 'Any source', closed: 'Closed too',
    none: 'Nothing fits', more: 'The first {n} are shown; narrow the conditions to see the others.',
    empty: { board: 'No cases yet', leads: 'No leads are waiting', risks: 'No legal risks' },
    emptySaid: { board: 'Once a lead is verified and filed, it stands here by its track.', leads: 'What patrols, citizens and patches tell of waits here for somebody to go and look.', risks: 'Cases with a clock nearly out or over, without a second officer, or resting on an unverified power appear here.' },
  },
  track: { planning: 'Planning', land: 'Land', zone: 'Special zones' },
  caseBoard: {
    column: { investigation: 'Filed, investigated', notice: 'Notice, hearing', decision: 'Decided, served', demand: 'Demand', force: 'Enforcement', court: 'Court', closing: 'To close', paused: 'Suspended or closed' }, none: 'none', toLeads: 'What is not filed stands under Leads.',
    route: {
      planning: 'Planning track: the township carries it out itself once review and suit periods are over; the court takes no application.', land: 'Land track: the authority may not demolish; it may only apply to the court, within the window.', zone: 'Special zones: the article says who carries it out.',
    },
  },
  lead: {
    new: 'Register a lead', newSaid: 'A lead is a suspicion. Whether it is a violation is known once somebody has stood there.', submit: 'Register the lead', place: 'Place', way: { phone: 'Phone', point: 'Point', outline: 'Outline' }, click: 'Click the place on the map.', noFix: 'No position. Set a point on the map instead.',
    photos: 'Photos', sourceLabel: 'Source', sourceRef: 'Number at the source', foundOn: 'Seen on', kinds: 'What kind it may be (optional)', description: 'What was seen', descriptionHint: 'Write what you see, not what you conclude. For example: a new wall of one storey by the road, three workers.', reporter: 'Who told it', reporterHint: 'Kept sealed; only those who handle the case see it.',
    source: { patrol: 'Patrol', report: 'Citizen', satellite: 'Satellite patch', camera: 'Camera', drone: 'Drone', assigned: 'Assigned', department: 'Department', hotline: '12345' },
    similar: 'Perhaps the same place', similarSaid: 'Near in place and time. The program only suggests; a person says whether they are one, and the others may be dismissed as duplicates.', nearSaid: 'There are recent leads near here. If one of them is this, open it; there is no need to register it again.',
    same: 'perhaps the same as {n} other | perhaps the same as {n} others', age: '{n} day ago | {n} days ago', today: 'today', group: { unseen: 'To be verified', seen: 'Verified, not filed' }, sendPhotos: 'Send the photos again', madePhotosLeft: 'Lead {number} is on record. Some photos did not go: send them again, or remove them.',
    done: 'Lead {number} is on record', another: 'Register another',
  },
  case: {
    title: 'Case', leadOf: 'Lead in {village}', missing: 'There is no such case', missingSaid: 'The number may be wrong, or the case lies outside your area.', unit: 'Handled by', inNameOf: 'in the name of {name}', noPower: 'no power found', line: 'Procedure', rare: 'Suspend, transfer, dismiss and others', from: 'from {date}', ended: 'This case is closed.',
    machineSuspects: 'A machine suspects it. Nobody has looked on site; it is no finding.', onlyLead: 'Only a lead; nobody has looked on site yet.', notFiled: 'Verified on site, not filed.',
    step: { done: 'done', now: 'the present step', ahead: 'ahead', passed: 'passed over' },
  },
  caseClock: {
    met: 'done', past: 'Done and run out ({n})', undetermined: 'to be worked out', days: '{n} day | {n} days', short: { must_by: 'by', not_before: 'not before', party_until: 'party until', court_by: 'court by' }, reading: { must_by: { day: 'the earlier counts', otherwise: 'other reading' }, not_before: { day: 'one reading', otherwise: 'other reading, better kept' } },
    mustBy: { left: '{span} left', over: '{span} overdue', today: 'due today' }, partyUntil: { left: 'party has {span}', over: 'over for {span}', today: 'ends today' }, courtBy: { left: 'court has {span}', over: 'court is {span} over', today: 'court due today' },
    notBefore: { wait: 'wait {span} more', open: 'may be done now', between: 'between two readings: better wait' },
    group: { must_by: 'Must be done by', not_before: 'May not be done before', party_until: 'Time of the party and the court' },
  },
  facts: {
    title: 'Facts', house: 'House file {no}', lead: 'Lead', reporter: 'Told by', verified: 'Verified', suspected: 'Suspected.', unsuspected: 'No violation seen.', party: 'Party', filed: 'Filed', built: 'Built', builtSpan: '{from} to {to}', builtSince: 'since {from}, still going on', ended: 'unlawful state ended {date}',
    linked: 'Linked case', linkedOpen: 'the case of the same facts', investigated: 'Investigated', drawing: 'drawing {no}', excess: '{area} in excess', partyKind: { villager: 'villager', other: 'not a villager' }, use: { dwelling: 'dwelling', other: 'other use' },
  },
  exhibit: { title: 'Evidence', none: 'No evidence yet.', open: 'Open the photo of exhibit {n}' },
  paperTrail: {
    title: 'Papers and answers', none: 'No paper has been issued yet.', stop_order: 'Order to stop the violation', review: 'Legal review', hearing: 'Hearing', recheck: 'Recheck', payment: 'Fine paid', announcement: 'Public notice', settlement: 'Agreement on execution', application: 'Application to the court', ruling: 'Court ruling', demolition: 'Demolition', correction: 'Corrected by the party',
    fine: 'fine of {yuan} yuan', correctBy: 'to be put right by {date}', complyBy: 'to be carried out by {date}', demolishBy: 'to be taken down by {date}', until: 'until {date}', video: 'video {no}', late: 'out of time', pending: 'pending', hearingOffered: 'hearing offered', hearingNotOffered: 'hearing not offered',
    served: 'served {date} ({mode})', unserved: 'not served: no clock runs yet', powerUnverified: 'power unverified',
  },
  rectified: {
    title: 'Put right', plan: 'The ground before and after', first: 'First photo', later: 'Afterwards', open: 'Look at: {name}', apart: 'Taken {metres} m apart (positions off by {accuracy} m together)', turned: 'turned by {degrees} degrees', noPlace: 'one of them has no position to compare', reason: 'Reason: {reason}',
    before: 'Excess before', left: 'Left', tolerance: 'Tolerance', drawing: 'New drawing', gone: 'Measured again: nothing too much is left.', nothing: 'Everything is gone.', remains: 'The excess is not gone yet.',
    outline: { before: 'Measured first', allowed: 'Allowed', after: 'Measured again', left: 'Left' },
  },
  caseWord: {
    verdict: { pass: 'passed', return: 'returned' }, response: { statement: 'Statement', hearing_request: 'Hearing asked for', waiver: 'Statement and hearing waived', hearing_withdrawn: 'Hearing withdrawn' }, challenge: { review: 'Administrative review', suit: 'Suit' },
    outcome: { upheld: 'upheld or rejected', annulled: 'annulled or found unlawful', withdrawn: 'withdrawn' }, recheck: { uncorrected: 'not corrected', partly: 'partly corrected' }, ruling: { granted: 'enforcement granted', refused: 'enforcement refused', not_accepted: 'not accepted' },
  },
  caseMap: { title: 'Place', spot: 'place of the lead', accuracy: 'accuracy of the position', plot: 'approved plot', footprint: 'approved footprint', measured: 'measured', drawn: 'as the lead drew it', excess: 'in excess', photo: 'photo', note: 'A phone\'s position is a clue and no measurement; the excess is what the survey drawing says.' },
  caseAct: {
    addedPhoto: 'the photo just added', lines: 'One a line.', add: 'Add: {name}', drop: 'Remove {name} {n}', firstOfficer: 'First officer', secondOfficer: 'Second officer', photo: 'Photo or scan', otherPhoto: 'Take another', byNumber: 'Found by its number; type six characters or more.', noSuchFile: 'There is no such number.', whichFile: 'Which file' },
  risk: { title: 'Legal risks', turn: 'waits for {party}' },
  stop: {
    issue: 'Issue the order', builder: 'To the builder', photo: 'Photo of the site', justTaken: '{n} photo just taken | {n} photos just taken', correct: 'To be put right within', days: '{n} day | {n} days', noDay: 'no day', change: 'Check or change the text', autoNumber: 'number given by the system',
    said: '{who}: what is done at {place} ({facts}) is suspected to break {law}.', order: 'You are ordered to stop at once.', orderBy: 'You are ordered to stop at once, and to put it right by {date}.',
  },
}
export default violations
