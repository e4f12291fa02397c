/** Work list, list of houses, and the file of one house. */
export default {
  work: {
    title: '我的工作', overdue: '已逾期', soon: '快到期', rest: '其余', missing: '还缺 {n} 项', more: '先显示最急的 {n} 件。',
    empty: '眼下没有要办的事', emptySaid: '轮到你的事会按期限排在这里。想看全部档案，可以到农房档案里找。',
  },
  houses: {
    title: '农房档案', filter: '筛选', search: '编号或户主全名', division: '区划', everywhere: '全部区划', whole: '{name}（全部）', stage: '阶段', state: '状态', anyState: '全部状态',
    overdue: '只看逾期', none: '没有符合条件的档案', noneSaid: '放宽一个条件再看。', empty: '还没有档案', emptySaid: '受理第一户之后，会排在这里。', clear: '清除全部条件', pages: '翻页', first: '回到第一页', next: '下一页',
  },
  house: { title: '农房档案', of: '{name}户 · {village}', people: '{n} 人', missing: '没有这份档案', missingSaid: '编号可能有误，或者它不在你的管辖范围。' },
  now: {
    title: '现在可以做', basis: '依据随行标注', missing: '缺 {n}', ready: '办理条件', needs: '“{act}”还要等：', nothing: '这一步轮不到你办。', ended: '这份档案已经办结。', rare: '中止、撤回等',
    waits: '等 {party}：{act}', until: '{date} 前',
  },
  fact: {
    noticeDone: '公示 {days} 天，{said}', objections: '无异议 | {n} 条异议 | {n} 条异议', noticeRuns: '{date} 起公示', meeting: '会议 {n}/{of} 赞成', applied: '已提出申请',
    permits: '已发 {n} 证', reviews: '{n}/{of} 所已出意见', staked: '已放线', builder: '施工方 {name}', noBuilder: '待登记施工方',
    visits: '基础 {foundation} 楼层 {storey} 封顶 {roof}', title: '{date} 已登记', completed: '{date} 竣工', ahead: '未到', took: '{n} 天', day: '第 {n} 天',
  },
  clock: { title: '时限', why: '为什么是这一天', none: '现在没有在走的时限。', met: '已办的时限（{n}）', kind: { legal: '法定时限', promised: '承诺时限' } },
  photo: {
    title: '照片', one: '现场照片', none: '还没有照片。', all: '显示全部', insideCount: '{n} 张在范围内', outsideCount: '{n} 张在范围外', flagCount: '{n} 张有疑点',
    verdict: { inside: '在范围内', outside: '在范围外', undecided: '精度不够，无法判定', unlocated: '没有位置' },
    fence: '围栏 {m} m 加精度', taken: '拍摄', received: '收到', place: '位置', camera: '相机', exifTaken: '相机时间', software: '软件', size: '大小', before: '上一张', after: '下一张',
    take: '拍照', choose: '选文件', sending: '正在上传…', held: '提交时一起上传', why: '在范围外，说明理由', drop: '去掉 {name}', visit: '到场', reason: '说明',
  },
  timeline: { title: '经过', count: '{n} 步', all: '显示全部 {n} 步', late: '补录', receipt: '回执 #{seq}', copy: '复制回执 {seq} 的哈希', done: '做于 {at}', received: '收到 {at}' },
  numbers: {
    title: '面积与高度', asked: '申请', granted: '批准', measured: '实测', plotArea: '宅基地面积', footprintArea: '房基占地', floorArea: '建筑面积', storeys: '层数', height: '高度', by: '{method}，{date} 测',
  },
  method: { rtk: 'RTK 测量', total_station: '全站仪测量', tape: '钢尺丈量' },
  oldHouse: { not_due: '不属于拆旧范围', demolished: '旧房已拆', pending: '旧房尚未拆' },
  opinion: {
    title: '意见', empty: '还没有意见。', none: '未出', meeting: '会议', votes: '{for} 赞成，{against} 反对', present: '到会 {n}，应到 {of}', notice: '公示', running: '公示中', village: '村级意见',
    conversion: '农用地转用', decision: '审批决定', acceptance: '验收意见',
  },
  papers: {
    title: '证书与材料', span: '{from} 至 {to}', registration: '不动产权证', builder: '施工方', drawing: '图号 {no}', noPermit: '还没有发证。', provided: '已交', deferred: '容缺', missing: '未交',
  },
  household: {
    title: '家庭', head: '户主', phone: '电话', applied: '申请', reason: '理由', current: '现宅基地', noHouse: '没有', promise: '承诺', months: '批准后 {n} 个月内建成', demolish: '新房建成后 {n} 天内拆旧',
    neighbours: '已征求相邻意见',
  },
  receipt: { recorded: '已记录，回执 #{seq}', copy: '复制回执哈希' },
  map: {
    title: '宅基地与实测', house: '宅基地位置图', draw: '画宅基地的地图', zoomIn: '放大', zoomOut: '缩小', legend: '图例', approved: '批准', applied: '申请', storeys: '{n} 层',
    plot: '宅基地', footprint: '房基', staked: '放线', measured: '实测', occupied: '实用宅基地', piece: { block: '落入禁止范围', consent: '落入须同意范围', warn: '落入提醒范围', neighbour: '与邻宅重叠', excess: '超出批准' }, fence: '围栏 {m} m 加精度', inside: '照片，在范围内', outside: '照片，在范围外', sketch: '宅基地平面简图',
    note: '底图只有县界和经纬网。界线供演示，正式部署由单位载入经审核的地图数据。',
  },
  side: { east: '东至', south: '南至', west: '西至', north: '北至' },
  houseCases: { title: '违法查处', since: '{date} 登记', span: '{from} 至 {to}', hinders: '未结案，验收须等它办结。', clue: '只是线索，未认定违法。', frozen: '{date} 起暂停办理审批、登记。' },
}
