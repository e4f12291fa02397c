import type zh from '../zh-CN/district'

const district: typeof zh = {
  district: {
    title: 'District map', short: 'Map', map: 'Map of the district', of: '{layer} · {place}', asOf: 'Data as of {time}', ledger: 'ledger #{seq}', townships: '{n} township | {n} townships',
    preparing: 'The map is being prepared.', preparingSaid: 'The program has just started and is reading all files; the map appears by itself.', failed: 'The map could not be drawn', failedSaid: 'This browser may have 3D drawing (WebGL) switched off. The list and the numbers work all the same.',
    search: 'Number, village, town', searchHint: 'To look for a person use Houses or Cases.', layers: 'Layers', lookAt: 'Look at {layer}', showLayer: 'Show {layer}', clear: 'Clear conditions', filters: 'Filter', filtersOn: '{n} condition | {n} conditions', list: 'List', close: 'Close', everywhere: 'Whole district', legend: 'Legend', base: 'Base map',
    layer: { violations: 'Violations', houses: 'Houses', patches: 'Patches', zones: 'Zones' },
    count: { violations: 'case | cases', houses: 'house | houses', patches: 'patch | patches' },
    by: { kind: 'Kind', grade: 'Grade', stage: 'Stage', class: 'Comparison', state: 'State', track: 'Track', source: 'Source', season: 'Season', township: 'Township', q: 'Search' },
    flag: { open: 'Open only', overdue: 'Overdue only', risk: 'At legal risk only' }, allKinds: 'Kind by kind',
    group: {
      basicFarmland: 'On permanent basic farmland', farmland: 'On farmland or forest', protected: 'In a protected or control zone', unapproved: 'Built without approval', moreLand: 'More land than approved', moved: 'Moved or built elsewhere', higher: 'Higher or larger than approved', other: 'Other', unset: 'Leads without a kind',
      planning: 'Planning', approval: 'Approval', construction: 'Construction', supervision: 'Supervision', acceptance: 'Acceptance', done: 'Done',
      no_approval: 'Suspected: no approval', over_approved: 'Suspected: beyond approval', open_violation: 'Case is open', approved_house: 'Approved', no_building: 'No building',
    },
    time: { title: 'Time', houses: 'by day of application', violations: 'by day of registration', patches: 'by later image', from: 'First month', to: 'Last month', span: '{from} to {to}', all: 'All time', play: 'Play', pause: 'Stop', step: 'Next span', reset: 'All', bar: '{month}: {n}', histogram: 'Number by month' },
    bases: { own: 'Own boundaries', tianditu: 'Tianditu', pack: 'Offline base' },
    baseNote: 'Boundaries are drawn from the district\'s own data, for internal work.',
    inView: '{n} {unit} in view', inArea: '{n} {unit} in the area', counting: 'Counting…', sort: 'Order', due: 'By due date', latest: 'Latest first', more: 'Show more', unplaced: '{n} more {unit} without a place, not on the map.', none: 'Nothing here fits', noneSaid: 'Move the map, zoom out, or loosen a condition.', showAll: 'Whole district',
    row: { leadOnly: 'Lead', suspected: 'to be checked on site', last: 'last {date}', notDue: 'no clock running' },
    back: 'Back to the list', previous: 'Previous', next: 'Next', openFile: 'Open the file', check: 'Check it', zoomTo: 'Show on the map', keys: 'J and K step through, Esc goes back',
    plan: { title: 'Approved and measured', compare: 'Compare by', both: 'Overlay', swipe: 'Swipe', slider: 'Approved to the left, measured to the right', approved: 'Approved', measured: 'Measured', plot: 'Plot approved', excess: '{area} too much', noExcess: 'Nothing exceeds', none: 'Not measured yet.' },
    photos: { title: 'Before and after', before: 'Before', after: 'After', only: 'On site', none: 'No photos yet.' },
    acts: 'May be done now', noActs: 'Nothing here falls to you now.', missing: 'There is no such file', missingSaid: 'It may lie outside your area.',
    queue: { start: 'Check one by one', said: '{n} to check', none: 'No patch is waiting to be checked.', at: '{n} of {of}' },
    stack: { title: '{n} lie here', close: 'Close' },
    rings: 'Rings', ring: '{layer} {n}: {parts}. Open', ringPart: '{name} {n}',
    area: {
      title: 'Area', draw: 'Draw on the map', typed: 'Type corners', drawing: 'Click corner by corner; double-click or “Done” ends it.', corners: '{n} corner | {n} corners', undo: 'Undo', finish: 'Done', cancel: 'Cancel', remove: 'Remove the area', hint: 'One corner a line: longitude latitude.', wrong: 'Three corners or more, two numbers a line.', use: 'Use these corners', size: '{n} ha', inWords: 'Drawn area ({n} corners)',
    },
    export: {
      title: 'Export', said: 'What is exported is what is filtered now.', format: 'Format', rows: '{n} row | {n} rows', go: 'Export', working: 'Exporting…', onlyView: 'Only what is in view', done: 'Saved {name}: {n} row | Saved {name}: {n} rows', same: 'agrees with what the server said', differs: 'The file does not agree with the server\'s digest; export it again', sum: 'SHA-256', filter: 'Conditions', noFilter: 'No condition: everything',
      formats: { xlsx: 'XLSX', csv: 'CSV', geojson: 'GeoJSON', shp: 'Shapefile', gpkg: 'GeoPackage' },
    },
    print: { title: 'Print', go: 'Print this sheet', sheet: 'Sheet', date: 'Printed', state: 'State of data', filter: 'Conditions', noFilter: 'none', numbers: 'Numbers', total: 'Total', scale: 'Scale about 1:{n}', north: 'N', note: 'For internal work; boundaries decide nothing.' },
    toolbar: 'Map tools', whole: 'Whole district', loading: 'Opening the map…',
  },
  kinds: {
    V01: 'Built without approval', V02: 'More land than approved', V03: 'Over the area standard', V04: 'Built elsewhere', V05: 'Moved or over the line', V06: 'Larger footprint', V07: 'Larger floor area', V08: 'More storeys', V09: 'Higher', V10: 'More than one homestead', V11: 'Old house still stands', V12: 'On cultivated land', V13: 'On permanent basic farmland', V14: 'On forest land',
    V15: 'In the ecological red line or a reserve', V16: 'In a road\'s control zone', V17: 'In a river\'s managed area', V18: 'In a power protection zone', V19: 'In a hazard area', V20: 'In another protected area', V21: 'Use changed without leave', V22: 'Design changed without leave', V23: 'Built without qualification', V24: 'Approval by deceit', V25: 'Homestead sold unlawfully',
    V26: 'Not begun or built in time', V27: 'Lived in without acceptance', V28: 'Land enclosed', V29: 'New building on farmland', none: 'Kind not set',
  },
  caseStates: {
    lead: 'Lead', verified: 'Verified', filed: 'Filed', investigated: 'Investigated', notified: 'Notified', decided: 'Decided', demanded: 'Demanded', enforcement_decided: 'Enforcement decided', announced: 'Announced', applied: 'Applied to court', ruled: 'Court ruled', corrected: 'Corrected', demolished: 'Demolished', closed: 'Closed',
    dismissed: 'Dismissed', transferred: 'Transferred', suspended: 'Suspended',
  },
  houseStates: {
    applied: 'Applied', group_meeting: 'Group meeting', publicity: 'On notice', village_review: 'Village review', accepted: 'Accepted', joint_review: 'Joint review', conversion: 'Conversion', permit_issued: 'Planning permit issued', approved: 'Approved', start_requested: 'Start requested', set_out: 'Set out', in_construction: 'Under construction',
    completion_reported: 'Completion reported', site_visit_3: 'Completion visit', accepted_final: 'Accepted', rectify: 'To rectify', registered: 'Registered', rejected: 'Rejected', withdrawn: 'Withdrawn', expired: 'Expired', revoked: 'Revoked', suspended: 'Suspended',
  },
}
export default district
