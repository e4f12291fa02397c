import { FIRST, PHOTO } from './cases.mjs'

/** What is ordered, and by which article, on each track; the days are days after the lead. */
export const TRACKS = {
  planning: {
    law: 'planning65', kind: 'V08', start: '2025-03-03', unit: '530303101', officers: ['officer', 'officer2'], head: 'chief', cites: '城乡规划法',
    party: '王大山', order: { measures: ['demolish'], facts: '超出批准层数一层', reasons: '经责令限期改正，逾期未改正' },
  },
  land: {
    law: 'land78', kind: 'V02', start: '2025-02-12', unit: '530303', officers: ['officer-bureau', 'officer2-bureau'], head: 'chief-bureau', cites: '土地管理法',
    party: '李二牛', order: { measures: ['return_land', 'demolish'], facts: '未经批准占用耕地120平方米建住宅', reasons: '非法占用土地建住宅' },
  },
  zone: {
    law: 'highway81', kind: 'V16', start: '2025-03-03', unit: '530303', officers: ['officer-bureau', 'officer2-bureau'], head: 'chief-bureau', cites: '公路法',
    party: '赵三元', order: { measures: ['demolish'], fine: { yuan: 8000 }, facts: '在县道建筑控制区内建房', reasons: '在公路建筑控制区内修建建筑物' },
  },
}

const uncorrected = (two) => ({ ...two, photos: PHOTO, result: 'uncorrected' })
/** A photo of the same view, beside the first of the file, and the land as it was. */
const putRight = { retakes: [{ photo: PHOTO, first: FIRST }], land_restored: true }

/**
 * The usual case from the check on site to its served decision, act by act: who, what, how many days after the lead, the
 * fields of its form, and what the case then shows: its state, the step where it stands, a clock with its day.
 */
export function untilDecision(track, date) {
  const { law, kind, unit, head, order, party } = track
  const name = Object.keys(TRACKS).find((one) => TRACKS[one].law === law)
  const two = { officers: track.officers }
  const [officer] = track.officers
  const serve = (paper, mode) => ({ ...two, paper, ...mode })
  return [
    [officer, 'verify', 0, { ...two, photos: PHOTO, suspected: true, findings: '第三层在建，未见规划许可证和宅基地批准书' }, { state: 'verified', now: 'open_case' }],
    [officer, 'order_stop', 0, { ...two, photos: PHOTO, law, unit, facts: '擅自建房', correct_by: date(15) }, { state: 'verified', clock: ['correction', date(15)] }],
    [officer, 'serve', 0, serve('stop_order', { mode: 'direct' }), {}],
    [head, 'open_case', 1, {
      track: name, basis: law, kinds: [kind], unit, ...two, party: { name: party, address: '白水镇勺达村五组17号', kind: 'villager' }, conduct: { used_as: 'dwelling', built_from: date(-20) },
    }, { state: 'filed', now: 'investigate' }],
    [officer, 'investigate', 2, {
      ...two, evidence: [{ kind: 'site_record', title: '现场勘验笔录', file: PHOTO }, { kind: 'party_statement', title: '询问笔录' }],
      measured: { method: 'rtk', drawing_no: '沾测2025-08', excess_m2: 84.5 }, findings: order.facts,
    }, { state: 'investigated', now: 'legal_review', exhibits: 2 }],
    [officer, 'recheck', 16, uncorrected(two), {}],
    ['legal', 'legal_review', 16, { verdict: 'pass', opinion: '事实清楚，程序合法', qualification_no: 'A2011530300017' }, { state: 'investigated', now: 'notify' }],
    [officer, 'notify', 17, { ...order, hearing_offered: true, statement_offered: true }, { state: 'notified', now: 'decide' }],
    [officer, 'serve', 17, serve('notice', { mode: 'direct' }), {}],
    [officer, 'respond', 18, { kind: 'waiver', content: '放弃陈述、申辩和听证' }, {}],
    [head, 'decide', 19, {
      ...order, comply_by: date(34), review_body: '沾益区人民政府', court: '沾益区人民法院', discussed_on: date(19), discussed_by: ['镇长', '副镇长', '司法所长'], statement_considered: true,
    }, { state: 'decided', now: 'serve' }],
    [officer, 'serve', 19, serve('decision', { mode: 'left', witness: '村委会李主任' }), { state: 'decided', now: 'demand' }],
  ]
}

/** With its own force: demand, decision to enforce, public notice, demolition after every period (行政强制法 35–44). */
export function byOwnForce(track, date) {
  const two = { officers: track.officers }
  const [officer] = track.officers
  return [
    [officer, 'recheck', 40, uncorrected(two), {}],
    [officer, 'demand', 40, { comply_by: date(50), manner: '自行拆除加建的第三层', rights_told: true }, { state: 'demanded', now: 'decide_enforcement' }],
    [officer, 'serve', 40, { ...two, paper: 'demand', mode: 'direct' }, {}],
    [officer, 'recheck', 51, uncorrected(two), {}],
    [track.head, 'decide_enforcement', 52, { manner: '组织拆除第三层', statement_considered: true }, { state: 'enforcement_decided', now: 'announce' }],
    [officer, 'serve', 52, { ...two, paper: 'enforcement_decision', mode: 'direct' }, {}],
    [officer, 'announce', 52, { ...two, photos: PHOTO, place: '村公告栏、房屋外墙', demolish_by: date(70) }, { state: 'announced', now: 'demolish', clock: ['earliest_demolition', '2025-09-23'] }],
    [officer, 'recheck', 71, uncorrected(two), {}],
    // Six months to sue end on 2025-09-22; the day after is a working Tuesday.
    [officer, 'demolish', '2025-09-22', film(two, '2025-09-22'), { refused: ['earliest_demolition', 'remedies_over'] }],
    [officer, 'demolish', '2025-09-23', film(two, '2025-09-23'), { state: 'demolished', now: 'close' }],
    [track.head, 'close', '2025-09-24', { ground: 'demolished', reason: '已依法强制拆除', ...putRight }, { state: 'closed', now: null }],
  ]
}

const film = (two, day) => ({
  ...two, photos: PHOTO, ended_at: `${day}T16:00`, video_no: '执法记录仪 0923', record: '拆除第三层，未损及一二层，未停水电', supplies_untouched: true,
})

/** Through the court: demand, ten working days, the application inside its window, the ruling (行政强制法 53–58). */
export function byTheCourt(track) {
  const two = { officers: track.officers }
  const [officer] = track.officers
  const application = { court: '沾益区人民法院', materials: ['application', 'decision', 'party_opinion', 'subject'], signed_by_head: true }
  return [
    [officer, 'recheck', 40, uncorrected(two), {}],
    [officer, 'demand', 40, { manner: '自行拆除并退还土地', rights_told: true }, { state: 'demanded', now: 'apply_to_court' }],
    [officer, 'serve', 40, { ...two, paper: 'demand', mode: 'direct' }, { clock: ['court_from'] }],
    [track.head, 'apply_to_court', 41, application, { refused: ['found_uncorrected'] }],
    [officer, 'recheck', (play) => play.day('court_from'), uncorrected(two), {}],
    [track.head, 'apply_to_court', (play) => play.day('court_from'), application, { state: 'applied', now: 'court_ruling' }],
    [officer, 'court_ruling', (play) => play.later(12), { verdict: 'granted', number: '(2025)云0303行审12号' }, { state: 'ruled', now: 'close' }],
    [track.head, 'close', (play) => play.later(30), { ground: 'court_executed', reason: '法院已执行完毕', ...putRight }, { state: 'closed', now: null }],
  ]
}

/** The party pays at the bank and puts it right itself: no force (行政处罚法 66, 67). */
export function byTheParty(track, date) {
  const two = { officers: track.officers }
  const [officer] = track.officers
  const end = { ground: 'performed', reason: '当事人已自行拆除并缴清罚款', ...putRight }
  return [
    [officer, 'self_corrected', 30, { ...two, ...putRight }, { state: 'corrected' }],
    [track.head, 'close', 31, end, { refused: ['fine_paid'] }],
    [officer, 'pay_fine', 32, { yuan: track.order.fine.yuan, receipt_no: '工行 2025-0402-118' }, {}],
    [track.head, 'close', date(33), end, { state: 'closed', now: null }],
  ]
}
