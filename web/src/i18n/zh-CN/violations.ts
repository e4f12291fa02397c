/** Enforcement: leads, cases by track, the file of a case. */
export default {
  violations: {
    title: '违法查处', views: '看什么', view: { board: '案件看板', leads: '线索', risks: '法律风险' }, track: '轨道', search: '案号或当事人全名', kind: '违法类型', anyKind: '全部类型', source: '线索来源', anySource: '全部来源', closed: '含已结案',
    none: '没有符合条件的', more: '先显示前 {n} 件，收窄条件可以看到其余的。',
    empty: { board: '还没有案件', leads: '没有待办的线索', risks: '没有法律风险' },
    emptySaid: { board: '线索核查属实、立案之后，会按轨道排在这里。', leads: '巡查、举报、图斑登记之后，会排在这里等人到现场。', risks: '期限将满或已过、缺第二名执法人员、职权未核实的案件，会列在这里。' },
  },
  track: { planning: '规划', land: '土地', zone: '特殊区域' },
  caseBoard: {
    column: { investigation: '立案调查', notice: '告知听证', decision: '决定送达', demand: '催告', force: '强制执行', court: '法院执行', closing: '待结案', paused: '中止或已结' }, none: '无', toLeads: '未立案的线索在“线索”里。',
    route: {
      planning: '规划轨道：乡镇自己执行，须等复议、起诉期限都满；不能申请法院执行。', land: '土地轨道：行政机关无权拆除，只能在期限内申请法院执行。', zone: '特殊区域：由谁执行看所依据的条款。',
    },
  },
  lead: {
    new: '登记线索', newSaid: '线索只是疑点。是不是违法，要有人到现场核查才算。', submit: '登记线索', place: '位置', way: { phone: '手机定位', point: '图上点', outline: '图上画' }, click: '在图上点出位置。', noFix: '没有定位。可以改在图上点。',
    photos: '照片', sourceLabel: '来源', sourceRef: '来源编号', foundOn: '发现日期', kinds: '疑似哪一类（可不选）', description: '看到了什么', descriptionHint: '写所见，不写结论。例如：路边新砌一层墙，有三名工人。', reporter: '举报人', reporterHint: '加密保存，只有办案人员能看到。',
    source: { patrol: '巡查', report: '举报', satellite: '卫片图斑', camera: '视频监控', drone: '无人机', assigned: '上级交办', department: '部门移送', hotline: '12345' },
    similar: '可能是同一处', similarSaid: '位置和时间相近。程序只提示，是否同一处由人判断；同一处的，其余线索可以按“重复”撤销。', nearSaid: '这附近近期已有线索。如果就是同一处，请打开它，不必再登记。',
    same: '可能与另外 {n} 条是同一处', age: '{n} 天前', today: '今天', group: { unseen: '待核查', seen: '已核查，待立案' }, sendPhotos: '再传照片', madePhotosLeft: '线索 {number} 已经登记。还有照片没有传上去，请再传一次，或去掉它。',
    done: '线索 {number} 已登记', another: '再登记一条',
  },
  case: {
    title: '案件', leadOf: '{village}的线索', missing: '没有这件案子', missingSaid: '案号可能有误，或者它不在你的管辖范围。', unit: '办案单位', inNameOf: '（以{name}名义）', noPower: '没有查到职权依据', line: '办案程序', rare: '中止、移送、撤案等', from: '{date} 起', ended: '这件案子已经办结。',
    machineSuspects: '机器发现的疑点，未经现场核查，不是违法认定。', onlyLead: '只是线索，还没有人到现场核查。', notFiled: '已到现场核查，尚未立案。',
    step: { done: '已办', now: '正在这一步', ahead: '未到', passed: '略过' },
  },
  caseClock: {
    met: '已办', past: '已办和已满的期限（{n}）', undetermined: '待推算', days: '{n} 天', short: { must_by: '最迟', not_before: '最早', party_until: '当事人至', court_by: '法院至' }, reading: { must_by: { day: '以较早的为准', otherwise: '另一种理解' }, not_before: { day: '一种理解', otherwise: '另一种理解，宜从其后' } },
    mustBy: { left: '还剩 {span}', over: '逾期 {span}', today: '今天到期' }, partyUntil: { left: '当事人还有 {span}', over: '已满 {span}', today: '今天届满' }, courtBy: { left: '法院还有 {span}', over: '法院已过 {span}', today: '法院今天到期' },
    notBefore: { wait: '再等 {span}', open: '可以办了', between: '两种理解之间，宜再等' },
    group: { must_by: '必须在此之前办', not_before: '在此之前不得办', party_until: '当事人和法院的期限' },
  },
  facts: {
    title: '案情', house: '农房档案 {no}', lead: '线索', reporter: '举报人', verified: '核查', suspected: '涉嫌违法。', unsuspected: '未见违法。', party: '当事人', filed: '立案', built: '建设', builtSpan: '{from} 至 {to}', builtSince: '{from} 起，仍在建', ended: '违法状态止于 {date}',
    linked: '关联案件', linkedOpen: '同一事实的另一案', investigated: '调查', drawing: '图号 {no}', excess: '超出 {area}', partyKind: { villager: '农村村民', other: '其他' }, use: { dwelling: '住宅', other: '其他用途' },
  },
  exhibit: { title: '证据', none: '还没有证据。', open: '看证据 {n} 的照片' },
  paperTrail: {
    title: '文书与往来', none: '还没有发出文书。', stop_order: '责令停止违法行为通知书', review: '法制审核', hearing: '听证', recheck: '复查', payment: '缴纳罚款', announcement: '公告', settlement: '执行协议', application: '申请法院强制执行', ruling: '法院裁定', demolition: '强制拆除', correction: '自行改正',
    fine: '罚款 {yuan} 元', correctBy: '{date} 前改正', complyBy: '{date} 前履行', demolishBy: '{date} 前自行拆除', until: '至 {date}', video: '录像 {no}', late: '逾期提出', pending: '未结', hearingOffered: '已告知听证权利', hearingNotOffered: '未告知听证权利',
    served: '{date} 送达（{mode}）', unserved: '未送达，期限还没有起算', powerUnverified: '职权待核实',
  },
  rectified: {
    title: '整改情况', plan: '整改前后对照图', first: '原照片', later: '整改后', open: '看{name}', apart: '拍摄位置相距 {metres} 米（定位误差合计 {accuracy} 米）', turned: '方向相差 {degrees} 度', noPlace: '至少一张照片没有位置，无法比较', reason: '说明：{reason}',
    before: '原超出', left: '尚余', tolerance: '容差', drawing: '复测图号', gone: '复测未见超出部分。', nothing: '已全部拆除。', remains: '超出部分尚未消除。',
    outline: { before: '原实测', allowed: '批准范围', after: '复测', left: '尚余' },
  },
  caseWord: {
    verdict: { pass: '同意', return: '退回补正' }, response: { statement: '陈述、申辩', hearing_request: '要求听证', waiver: '放弃陈述、申辩和听证', hearing_withdrawn: '撤回听证要求' }, challenge: { review: '行政复议', suit: '行政诉讼' },
    outcome: { upheld: '维持或驳回', annulled: '撤销或确认违法', withdrawn: '撤回' }, recheck: { uncorrected: '未改正', partly: '部分改正' }, ruling: { granted: '准予执行', refused: '不准予执行', not_accepted: '不予受理' },
  },
  caseMap: { title: '位置', spot: '线索位置', accuracy: '定位精度', plot: '批准宅基地', footprint: '批准房基', measured: '实测', drawn: '线索所画', excess: '超出部分', photo: '照片', note: '手机定位只是线索，不作测量；超出多少以实测图为准。' },
  caseAct: {
    addedPhoto: '刚加的照片', lines: '一行写一项。', add: '加一项{name}', drop: '去掉第 {n} 项{name}', firstOfficer: '执法人员一', secondOfficer: '执法人员二', photo: '照片或扫描件', otherPhoto: '另拍一张', byNumber: '按编号查找，至少输入六位。', noSuchFile: '没有找到这个编号。', whichFile: '是哪一份' },
  risk: { title: '法律风险', turn: '等 {party}' },
  stop: {
    issue: '发出通知书', builder: '建设人', photo: '现场照片', justTaken: '刚拍的 {n} 张', correct: '改正期限', days: '{n} 天', noDay: '不定', change: '核对或修改内容', autoNumber: '文号由系统编',
    said: '{who}：经查，你在{place}的行为（{facts}）涉嫌违反{law}。', order: '责令立即停止违法行为。', orderBy: '责令立即停止违法行为，并于 {date} 前改正。',
  },
}
