/** The district map: layers, filters, the list beside it, area, export, print. */
export default {
  district: {
    title: '一张图', short: '地图', map: '区域地图', of: '{layer}分布 · {place}', asOf: '数据至 {time}', ledger: '台账 #{seq}', townships: '{n} 个乡镇街道',
    preparing: '地图正在准备。', preparingSaid: '程序刚启动，正在把全部档案读入内存，好了会自动显示。', failed: '地图没有画出来', failedSaid: '这个浏览器可能关闭了三维绘图（WebGL）。右侧的列表和数字照常可用。',
    search: '编号、村名、乡镇名', searchHint: '按人名查找请到档案或执法里。', layers: '图层', lookAt: '看{layer}', showLayer: '显示{layer}', clear: '清除条件', filters: '筛选', filtersOn: '{n} 项条件', list: '列表', close: '收起', everywhere: '全区', legend: '图例', base: '底图',
    layer: { violations: '违法', houses: '农房', patches: '图斑', zones: '管控区' },
    count: { violations: '件', houses: '户', patches: '个' },
    by: { kind: '类别', grade: '核对等级', stage: '阶段', class: '比对结果', state: '状态', track: '轨道', source: '来源', season: '批次', township: '乡镇街道', q: '查找' },
    flag: { open: '只看未结', overdue: '只看逾期', risk: '只看有法律风险' }, allKinds: '逐类选择',
    group: {
      basicFarmland: '占用永久基本农田', farmland: '占用耕地、林地', protected: '侵入保护区、控制区', unapproved: '未批先建', moreLand: '少批多占、超标准', moved: '移位、异地建房', higher: '超层、超高、超面积', other: '其他', unset: '未定类别的线索',
      planning: '规划', approval: '审批', construction: '建设', supervision: '监管', acceptance: '验收', done: '已办结',
      no_approval: '疑似未批', over_approved: '疑似超出', open_violation: '已有案件', approved_house: '有批准', no_building: '非建筑',
    },
    time: { title: '时间', houses: '按申请日期', violations: '按登记日期', patches: '按后时相', from: '起始月', to: '截止月', span: '{from} 至 {to}', all: '全部时间', play: '播放', pause: '停', step: '下一段', reset: '全部', bar: '{month}：{n}', histogram: '各月数量' },
    bases: { own: '自有界线', tianditu: '天地图', pack: '离线底图' },
    baseNote: '界线由本区地图数据绘制，供内部工作使用。',
    inView: '视野内 {n} {unit}', inArea: '范围内 {n} {unit}', counting: '正在数…', sort: '排序', due: '按时限', latest: '按最近', more: '再显示一些', unplaced: '另有 {n} {unit}没有位置，不在图上。', none: '这里没有符合条件的', noneSaid: '移动地图、缩小比例，或放宽条件。', showAll: '看全区',
    row: { leadOnly: '线索', suspected: '待现场核查', last: '最近 {date}', notDue: '无在走的时限' },
    back: '回到列表', previous: '上一个', next: '下一个', openFile: '打开档案', check: '去核查', zoomTo: '在图上看', keys: 'J、K 逐个看，Esc 回到列表',
    plan: { title: '批准与实测', compare: '对照方式', both: '叠加', swipe: '卷帘', slider: '左边批准，右边实测', approved: '批准', measured: '实测', plot: '批准宅基地', excess: '超出 {area}', noExcess: '没有超出部分', none: '还没有实测图。' },
    photos: { title: '整改前后', before: '整改前', after: '整改后', only: '现场照片', none: '还没有照片。' },
    acts: '现在可以做', noActs: '眼下不由你办。', missing: '没有这一份', missingSaid: '它可能不在你的管辖范围。',
    queue: { start: '逐个核查', said: '{n} 个待核查', none: '没有待核查的图斑。', at: '第 {n} 个，共 {of} 个' },
    stack: { title: '此处重叠 {n} 件', close: '关闭' },
    rings: '汇总圈', ring: '{layer} {n}：{parts}。打开', ringPart: '{name} {n}',
    area: {
      title: '画范围', draw: '在图上画', typed: '输入角点', drawing: '在图上逐点点击，双击或按“画好”结束。', corners: '{n} 个角', undo: '退一步', finish: '画好', cancel: '取消', remove: '去掉范围', hint: '每行一个角：经度 纬度。', wrong: '要三个以上的角，每行两个数。', use: '用这些角', size: '{n} 公顷', inWords: '画定的范围（{n} 个角）',
    },
    export: {
      title: '导出', said: '导出的就是现在筛出的内容。', format: '格式', rows: '{n} 行', go: '导出', working: '正在导出…', onlyView: '只要视野内的', done: '已保存 {name}：{n} 行', same: '与服务器给出的一致', differs: '文件与服务器给出的摘要不一致，请重新导出', sum: 'SHA-256', filter: '条件', noFilter: '没有条件，全部导出',
      formats: { xlsx: 'XLSX', csv: 'CSV', geojson: 'GeoJSON', shp: 'Shapefile', gpkg: 'GeoPackage' },
    },
    print: { title: '打印', go: '打印这一页', sheet: '打印稿', date: '打印日期', state: '数据状态', filter: '条件', noFilter: '无', numbers: '数量', total: '合计', scale: '比例尺约 1:{n}', north: '北', note: '内部工作用图，界线不作划界依据。' },
    toolbar: '地图工具', whole: '全区', loading: '正在打开地图…',
  },
  kinds: {
    V01: '未批先建', V02: '少批多占', V03: '超宅基地面积标准', V04: '批东建西（异地建房）', V05: '移位、越界建设', V06: '房基超占', V07: '超建筑面积', V08: '超层', V09: '超高', V10: '一户多宅', V11: '建新不拆旧', V12: '占用耕地建房', V13: '占用永久基本农田', V14: '占用林地',
    V15: '侵占生态红线、保护地', V16: '侵入公路控制区', V17: '侵占河道管理范围', V18: '电力保护区内建房', V19: '地灾危险区内建房', V20: '其他保护区内建房', V21: '擅自改变用途', V22: '擅自变更设计、结构', V23: '无资质设计、施工', V24: '骗取批准', V25: '非法买卖宅基地',
    V26: '逾期未开工、未建成', V27: '未经验收入住', V28: '圈占土地', V29: '新增占用耕地建房', none: '未定类别',
  },
  caseStates: {
    lead: '线索', verified: '已核查', filed: '已立案', investigated: '已调查', notified: '已告知', decided: '已决定', demanded: '已催告', enforcement_decided: '强制执行决定', announced: '已公告', applied: '已申请法院', ruled: '法院已裁定', corrected: '已自行改正', demolished: '已强制拆除', closed: '已结案',
    dismissed: '已撤销', transferred: '已移送', suspended: '已中止',
  },
  houseStates: {
    applied: '已申请', group_meeting: '小组会议', publicity: '公示中', village_review: '村级审查', accepted: '已受理', joint_review: '联审中', conversion: '办理转用', permit_issued: '已核发规划证', approved: '已批准', start_requested: '已申请开工', set_out: '已放线', in_construction: '施工中',
    completion_reported: '已报竣工', site_visit_3: '竣工核查', accepted_final: '验收合格', rectify: '限期整改', registered: '已登记', rejected: '不予许可', withdrawn: '已撤回', expired: '已失效', revoked: '已撤销', suspended: '已中止',
  },
}
