/** The forms of the acts. */
export default {
  act: {
    doneAt: '做于', doneAtHint: '可以补录：写实际办理的时间。账本另记收到的时间。', submit: '提交', sending: '正在提交…', receiptFollows: '提交后给出回执。', ready: '条件都已具备', lacking: '还缺条件',
  },
  meeting: { body: '会议', due_count: '应到人数', present_count: '实到人数', for_count: '赞成', against_count: '反对', photo: '会议照片（可不拍）' },
  notice: {
    place: '公示地点', startPhoto: '公示开始的照片', endPhoto: '公示结束的照片', objections: '异议', noObjection: '公示期间没有异议。', who: '谁提的', what: '说了什么', handled: '怎么处理的', add: '加一条异议', drop: '去掉异议 {n}',
    days: { calendar: '公示满 {n} 天', working: '公示满 {n} 个工作日', months: '公示满 {n} 个月' },
  },
  accept: {
    papers: '材料', defer: '容缺：先受理，后补交', must: '主件，受理时必须齐。', due: '补交日期', by: '承诺人', verdict: '受理结论', correctionHint: '一次告知全部要补的：{papers}',
  },
  never: { title: '不能向群众要的证明（{n}）' },
  material: { which: '补交哪一件', photo: '材料照片（可不拍）' },
  conversion: { no: '批复文号', date: '批复日期', area: '批准面积' },
  permit: {
    which: '发哪一证', planning_permit: '乡村建设规划许可证', homestead_approval: '农村宅基地批准书', order: '先发规划许可证，再发批准书（城乡规划法第四十一条）。', number: '证号', numberHint: '空着由系统编号。', validTo: '有效期至', issue: '发证',
  },
  builder: { kind: '类别', name: '姓名或名称', certificate: '证书编号', drawing: '图纸或图集编号' },
  commence: { said: '确认已放线交地，可以动工。从这天起进入施工监管。' },
  completion: { on: '竣工日期' },
  acceptance: { verdict: '验收结论', items: '整改事项', itemsHint: '一行写一项。', oldHouse: '旧房' },
  title: { certificate: '不动产权证号', unit: '不动产单元号', unitHint: '28 位，已填 {n} 位' },
  ending: {
    reason: '理由', basis: '依据', basisHint: '法律名称和条款，例如：行政许可法第三十八条', suspend: '时限从这天起暂停，恢复办理后接着算。', resume: '时限接着算。', withdraw: '申请人撤回后，这份档案办结。',
    revoke: '已发的证书作废。申请人可以申请复议或者起诉。', reject: '必须写明理由，并告知申请人复议和起诉的权利。',
  },
  inspect: {
    kind: '到场类别', first: '第一人（本人）', second: '第二人', photos: '现场照片', conclusion: '与批准相符', findings: '发现', findingsHint: '一行写一条；没有就空着。', submit: '记录到场',
  },
  position: {
    title: '所在位置', away: '距宅基地 {m}', asking: '正在定位…', none: '还没有位置', again: '重新定位', write: '没有信号，手工填写', typed: '手工填写', lon: '经度', lat: '纬度', accuracy: '精度',
  },
  measure: {
    title: '测量', also: '这次也做了测量', method: '测量方法', staked: '放线轮廓', footprint: '实测房基', plot: '实用宅基地', granted: '批准 {value}',
  },
  outline: {
    none: '没有测', approved: '与批准的房基相同', approvedPlot: '与批准的宅基地相同', tape: '批准的改尺寸', survey: '实测图形', nothing: '还没有轮廓', width: '宽', length: '长', east: '向东移', north: '向北移', turn: '顺时针转',
  },
}
