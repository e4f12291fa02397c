/** Patrols: the list of a day, which ground was seen, and the form of a visit. */
export default {
  patrols: {
    title: 'Patrols', said: 'Where to go today, and why. Only visits by two officers are kept: no trails, and nobody is compared with anybody.', new: 'Record a visit', newSaid: 'Take a photo, choose what you saw, send. The rest is filled in; without a signal it may come later, and an evening counts as much.', short: 'Patrols',
    views: 'What to see', view: { plan: 'Today', coverage: 'Coverage', visits: 'Visits' }, orders: 'Order', order: { due: 'By due day', near: 'By distance' }, nearest: 'Nearest first',
    noPosition: 'No position; ordered by due day.', positionStays: 'Your position is used for the order by distance alone. It stays on this page and is not sent.', nothing: 'Nothing to look at this week', nothingSaid: 'Houses being built, leads, cases and villages stand here as they fall due.', more: 'The {n} most pressing are shown.',
    metres: '{n} m', kilometres: '{n} km', go: 'Directions', goTo: 'Directions to {what}', neverSeen: 'No visit shown yet', basis: 'Basis: {basis}.',
    map: 'Map of what was covered', mapNote: 'Squares of 500 m. Colour and hatching tell how long ago the last visit was that is shown to have taken place; a figure counts what is to be looked at. Of places, not of people.', truncated: 'Too much ground to draw all of it. Zoom in.',
    seen: { fresh: 'In time', due_soon: 'Due soon', overdue: 'Overdue', never: 'No visit shown' }, lastOn: 'last on {day}, {n} day ago | last on {day}, {n} days ago', unproven: '{n} more not shown', openHere: '{n} to look at',
    wholePlan: 'See the whole list', villages: 'Coverage by village', allVillages: '{n} villages', seenVillages: '{n} visited', status: 'Status', last: 'Last visit', next: 'Next by', visits: 'Visits', unprovenOn: 'not shown {day}', every: 'Every {n} days. Basis: {basis}', now: 'soon', periodNote: 'Visits from {from} to {to} that are shown to have taken place; after “+” those that are not.',
    noVisits: 'No visits in the last three months', noVisitsSaid: 'Visits to places that are in no file stand here; those to houses and cases stand in their files.', nothingSeen: 'Nothing unusual', recheckOn: 'look again {day}',
    seenThere: 'What you saw', suggestsLead: 'Once sent, you can open a lead for this place.', recheck: 'Look again on', submit: 'Send the record', recorded: 'Visit {number} is on record', openLead: 'Open a lead here', toVisit: 'See the record', toPlan: 'Back to today',
    signed: 'Signed', receivedAt: 'Received', photo: 'Photo {n}', doubtful: 'The same as an earlier photo, or its phone made up a position.',
  },
}
