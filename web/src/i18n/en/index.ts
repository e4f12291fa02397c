import acts from './acts'
import frame from './frame'
import house from './house'
import intake from './intake'
import open from './public'

export default { ...frame, ...house, ...acts, ...intake, ...open }
