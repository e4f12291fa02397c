/** Satellite patches: the queue, one of them, the forms. */
export default {
  patches: {
    title: 'Satellite patches', lead: 'A patch is a clue. The program holds each against approvals, open cases and zones; whatever it says is a suspicion until somebody stood there.', one: 'Patch', queue: 'Queue of patches', keys: 'J and K, or the arrow keys, step through the queue.', back: 'Back to the queue', previous: 'The one before', next: 'The next one', more: 'Show more',
    empty: 'No patches yet', emptySaid: 'Once a season has been imported, its patches stand here by what the comparison says.', none: 'No patch fits', missing: 'No such patch', missingSaid: 'The address may be wrong, or it lies outside your territory.',
    season: 'Season', seasonOf: 'Season {season}', class: 'Comparison', all: 'All', state: 'State', anyState: 'Any state', differs: 'area differs', feedback: 'Feedback {format}',
    classes: { no_approval: 'No approval', over_approved: 'Beyond approval', open_violation: 'Case open', approved_house: 'Approved', no_building: 'No building' },
    states: { imported: 'To be checked', verified: 'Checked', lead: 'Lead opened', closed: 'Crossed off' },
    area: 'Area', stated: 'stated {area}', covered: 'On approved plots', outside: '{area} outside, {beyond} beyond what the image may be off', images: 'Images', kind: 'Type', project: 'Project', houses: 'Plots under it', cases: 'Cases at this place', zones: 'Zones touched', caseOpen: 'open', caseOver: 'ended', measuredOutside: 'measured {area} outside its plot', layerOf: 'layer of {date}',
    onlyClue: 'Held against approvals and layers of {date}.', unverified: 'thresholds unconfirmed', classNow: 'With the files as they are now it would be: {label}.', rare: 'Rectification, crossing off', nothing: 'There is nothing for your role to do.', found: 'Found on site', leadIs: 'Became the lead', closedOn: 'Crossed off on {date}.', photo: 'Photo of the check',
    legend: { patch: 'Patch', assumed: 'Assumed from centre and area', plot: 'Approved plot', case: 'Place of a case' },
    results: { lawful: 'Lawful', violation: 'Unlawful', agricultural_facility: 'Agricultural facility', temporary_land: 'Temporary use', unchanged: 'Unchanged', other: 'Other' },
    builtBy: { villager: 'Villager', collective: 'Village collective', company: 'Company', government: 'Government', unknown: 'Unknown' },
    rectification: { not_started: 'Not begun', under_way: 'Under way', done: 'Done' },
    form: {
      photos: 'Photos, from afar and from near', result: 'Finding', approval: 'Number of the approval', use: 'Use on site', useHint: 'What is to be seen, such as: a dwelling, the second storey being built.', builtBy: 'Built by', started: 'Begun on', newLand: 'New construction land', outside: 'Why not at the patch', note: 'Note', leadSaid: 'Once it is a lead, the case goes on with it: check, filing, notice, decision.', rectification: 'Rectification', caseNo: 'Case number', decisionNo: 'Decision number', demolished: 'Demolished', restored: 'Restored to farmland', closeNote: 'Why it is crossed off',
    },
    import: { title: 'Import a season', said: 'GeoJSON, a zipped shapefile, XLSX or CSV. It is taken over whole, or the rows that stand in the way are named.', file: 'File', crs: 'Coordinate system', byFile: 'As the file says', send: 'Import and compare', done: 'Season {season}: {made} new, {already} here already.' },
  },
  shellPatches: 'Patches',
}
