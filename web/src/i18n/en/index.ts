import acts from './acts'
import district from './district'
import frame from './frame'
import geometry from './geometry'
import house from './house'
import intake from './intake'
import papers from './papers'
import patches from './patches'
import patrols from './patrols'
import open from './public'
import reports from './reports'
import violations from './violations'

export default { ...frame, ...house, ...acts, ...district, ...geometry, ...intake, ...open, ...papers, ...patches, ...patrols, ...reports, ...violations }
