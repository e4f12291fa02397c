import type zh from '../zh-CN/geometry'

const geometry: typeof zh = {
  list: '{items}.', listSeparator: ', ',
  crs: {
    label: 'Coordinate system', auto: 'As the file says', planes: 'CGCS2000 plane, 3° zones (metres)', degrees: 'Longitude and latitude (degrees)',
    prefixed: '{meridian}° E, Y begins with {zone} ({code})', bare: '{meridian}° E, Y without zone ({code})',
    EPSG4490: 'CGCS2000 longitude, latitude', EPSG4326: 'WGS-84 (phones, GPS)', gcj02: 'Amap, Tencent (GCJ-02, shifted)', bd09: 'Baidu (BD-09, shifted)',
  },
  peg: {
    table: 'Boundary points', name: 'Point', nameOf: 'Number of point {n}', north: 'X (north)', east: 'Y (east)', lat: 'Latitude (north)', lon: 'Longitude (east)', drop: 'Remove {name}', add: 'Add a point', paste: 'Several lines may be pasted at once: point, X, Y.',
  },
  tape: {
    how: 'Place one corner (click on the map, or type it), then the sides in order. A measured diagonal checks them.', lon: 'Longitude of corner 1', lat: 'Latitude of corner 1', bearing: 'Bearing of side 1', bearingHint: 'Clockwise from north.', turnLabel: 'Turning', turn: { right: 'right', left: 'left' },
    side: 'Side {from}–{to}', diagonal: 'Diagonal {from}–{to}', more: 'One more side', fewer: 'One side less',
  },
  file: {
    choose: 'Choose a file, or drop it here', kinds: 'GeoJSON, shapefile (zip), survey TXT, KML/KMZ, DXF, XLSX, CSV', drawnOn: 'On which map was it drawn?', drawnHint: 'KML does not say. A wrong choice is hundreds of metres off.',
    drawn: { wgs84: 'Tianditu, Ovital (unshifted) or GPS', gcj02: 'Amap, Tencent, Google China', bd09: 'Baidu' },
  },
  shapes: {
    reading: 'Reading…', count: '{n} shape | {n} shapes', doubts: 'Doubts', corrected: 'Corrected: {cure}', undo: 'Take back', which: 'Which one', unnamed: 'unnamed', problems: '{n} problem | {n} problems', first: 'The first {n} of {of} are listed.',
    stated: 'The file states {area}; the shape does not agree.', wrong: 'What is wrong with the shape', repair: 'Repair it like this', beforeAfter: 'On the map: dotted before, dashed after the repair.', several: 'This shape has {n} parts; a plot or footprint is one.', mend: 'No repair is certain enough to offer. Mend the original and read it again.',
  },
  correction: { swap_axes: 'Swap X and Y', read_as: 'Read as “{crs}”', area_in: { m2: 'Read areas as m²', ha: 'Read areas as hectares', mu: 'Read areas as mu' } },
  fault: { count: '{n} row was not read | {n} rows were not read', table: 'Rows that were not read', row: 'Row', column: 'Column', why: 'Why' },
  zone: { effect: { block: 'forbidden', consent: 'consent needed', warn: 'take note', regime: 'town planning area' } },
  siting: {
    title: 'Siting', asking: 'Comparing with the layers…', waiting: 'Once there are three corners: the zones it touches, neighbours\' plots, and the limit of area.', clear: 'It touches none of the loaded layers and no neighbour\'s plot.',
    effect: { block: 'No building here', consent: 'Consent or a procedure first', warn: 'To be noted', regime: 'Law that applies' }, subject: { plot: 'plot', footprint: 'footprint' },
    buffer: 'within {m} m', away: '{m} m away', asOf: 'layer of {date}, {source}', town: 'Inside the town boundary: a construction planning permit is needed (Urban and Rural Planning Law, Art. 40 and 64).',
    neighbours: 'Overlaps a neighbour\'s plot', first: 'it was there first; this plot gives way', consent: 'shown by: {paper}', sliver: 'within the {m} m² that the layer\'s line may be off', unnamed: 'a house nearby', limit: 'limit for {n} person {limit} | limit for {n} people {limit}', over: '{by} over the limit', absent: '{n} layer is not loaded, which proves nothing: | {n} layers are not loaded, which proves nothing:', looked: 'compared with {n} layer, of {date} | compared with {n} layers, the oldest of {date}',
  },
  compliance: {
    title: 'Built against approved', suspects: 'A machine suspects; whether it is a violation a person says.', plan: 'Approved and measured outlines', rulesOut: 'Ruled out', confirmed: 'Confirmed', by: '{by}, {at}',
    grade: { conforms: 'conforms', within_tolerance: 'within tolerance', suspected_remeasure: 'suspected, measure again', suspected_plain: 'suspected, plain' },
    count: { plain: '{n} plain suspicion | {n} plain suspicions', remeasure: '{n} to measure again', tolerated: '{n} within tolerance', conforming: '{n} conforms | {n} conform', confirmed: '{n} confirmed' },
    lead: 'A phone\'s position is a lead, not a measurement.', cases: 'Enforcement', openLead: 'Register a lead', others: 'Concerns', unchecked: '{n} kind could not be examined, which clears nothing | {n} kinds could not be examined, which clears nothing', value: 'measured', limit: 'limit', excess: 'over by', source: 'limit from', tolerance: 'tolerance', method: 'method', asOf: 'layer of', basis: 'basis', judge: 'Confirm or rule out', rejudge: 'Judge again', show: 'Show on the plan', rest: '{n} that conforms or is within tolerance | {n} that conform or are within tolerance',
    outline: { approved_plot: 'plot approved', approved_footprint: 'footprint approved', staked: 'set out', measured_footprint: 'footprint measured', occupied_plot: 'plot in use', excess: 'exceeding piece' },
  },
  judge: {
    which: 'Which one', verdict: 'Conclusion', confirmed: 'It is so', dismissed: 'Rule it out', reason: 'Reason', confirmedHint: 'Acceptance cannot pass; it must be rectified.', dismissedHint: 'Say what rules it out, e.g. a second measurement.', none: 'There is nothing to judge.',
  },
}
export default geometry
