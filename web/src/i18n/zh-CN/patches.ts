/** Satellite patches: the queue, one of them, the forms. */
export default {
  patches: {
    title: '卫片图斑', lead: '图斑只是线索。程序把每个图斑同批准、在办案件和管控区比对，结论都是疑似，要有人到现场核查才算。', one: '图斑', queue: '图斑队列', keys: 'J、K 或上下方向键逐个查看。', back: '回到队列', previous: '上一个', next: '下一个', more: '再显示一些',
    empty: '还没有图斑', emptySaid: '导入一个批次之后，会按比对结果排在这里。', none: '没有符合条件的图斑', missing: '没有这个图斑', missingSaid: '编号可能有误，或者它不在你的管辖范围。',
    season: '批次', seasonOf: '批次 {season}', class: '比对结果', all: '全部', state: '状态', anyState: '全部状态', differs: '面积不符', feedback: '反馈表 {format}',
    classes: { no_approval: '疑似未批', over_approved: '疑似超出', open_violation: '已有案件', approved_house: '有批准', no_building: '非建筑' },
    states: { imported: '待核查', verified: '已核查', lead: '已转线索', closed: '已销号' },
    area: '图斑面积', stated: '平台所写 {area}', covered: '在批准宅基地内', outside: '地外 {area}，其中超出影像误差 {beyond}', images: '前后时相', kind: '类型', project: '项目', houses: '图斑下的宅基地', cases: '此处的案件', zones: '触及的管控区', caseOpen: '在办', caseOver: '已结', measuredOutside: '实测超出宅基地 {area}', layerOf: '图层 {date}',
    onlyClue: '按 {date} 的批准和图层比对。', unverified: '阈值未核实', classNow: '按现在的档案再比，结果为：{label}。', rare: '整改、销号', nothing: '你的岗位现在没有可办的。', found: '实地核查', leadIs: '已转为线索', closedOn: '{date} 销号。', photo: '举证照片',
    legend: { patch: '图斑', assumed: '按中心点和面积假定的范围', plot: '批准的宅基地', case: '案件位置' },
    results: { lawful: '合法', violation: '违法', agricultural_facility: '设施农用地', temporary_land: '临时用地', unchanged: '实地未变化', other: '其他' },
    builtBy: { villager: '村民', collective: '村集体', company: '企业', government: '政府及部门', unknown: '不详' },
    rectification: { not_started: '未整改', under_way: '整改中', done: '已整改' },
    form: {
      photos: '举证照片（远景、近景）', result: '判定', approval: '批文号或宅基地批准书号', use: '实地用途', useHint: '写所见，例如：两层住宅，在砌第二层。', builtBy: '建设主体', started: '开工时间', newLand: '新增建设用地', outside: '不在图斑处的原因', note: '说明', leadSaid: '图斑转为线索后，由案件接着办：核查、立案、告知、决定。', rectification: '整改状态', caseNo: '立案号', decisionNo: '决定书号', demolished: '拆除面积', restored: '复耕面积', closeNote: '销号说明',
    },
    import: { title: '导入批次', said: 'GeoJSON、压缩的 shapefile、XLSX 或 CSV。全部行都能读才导入；读不了的行会逐行说明。', file: '文件', crs: '坐标系', byFile: '按文件所写', send: '导入并比对', done: '批次 {season}：新导入 {made} 个，{already} 个已在库中。' },
  },
  shellPatches: '图斑',
}
