/** Outlines and what they mean: coordinates, files, zones, measured against approved. */
export default {
  list: '{items}。', listSeparator: '、',
  crs: {
    label: '坐标系', auto: '按文件里写的', planes: 'CGCS2000 三度带平面坐标（米）', degrees: '经纬度（度）',
    prefixed: '{meridian}°E，Y 前有带号 {zone}（{code}）', bare: '{meridian}°E，Y 前无带号（{code}）',
    EPSG4490: 'CGCS2000 经纬度', EPSG4326: 'WGS-84 经纬度（手机、GPS）', gcj02: '高德、腾讯地图（GCJ-02，有偏移）', bd09: '百度地图（BD-09，有偏移）',
  },
  peg: {
    table: '界址点坐标', name: '点号', nameOf: '第 {n} 点的点号', north: 'X（北）', east: 'Y（东）', lat: '纬度（北）', lon: '经度（东）', drop: '去掉 {name}', add: '加一点', paste: '可以把几行坐标一次粘进来：点号、X、Y。',
  },
  tape: {
    how: '先定一个角（在图上点，或填位置），再按顺序填各边。量了对角线就能核对。', lon: '第 1 角经度', lat: '第 1 角纬度', bearing: '第 1 边方位', bearingHint: '从正北顺时针。', turnLabel: '转向', turn: { right: '顺时针', left: '逆时针' },
    side: '边 {from}–{to}', diagonal: '对角线 {from}–{to}', more: '加一条边', fewer: '少一条边',
  },
  file: {
    choose: '选一个文件，或拖到这里', kinds: 'GeoJSON、shapefile（zip）、坐标 TXT、KML/KMZ、DXF、XLSX、CSV', drawnOn: '是在哪种地图上画的？', drawnHint: 'KML 里没有写。选错会差几百米。',
    drawn: { wgs84: '天地图、奥维（未偏移）或 GPS', gcj02: '高德、腾讯、谷歌中国', bd09: '百度' },
  },
  shapes: {
    reading: '正在读…', count: '{n} 个图形', doubts: '疑点', corrected: '已更正：{cure}', undo: '撤回', which: '用哪一个', unnamed: '未命名', problems: '{n} 处问题', first: '先列出 {n} 个，共 {of} 个。',
    stated: '文件里写的是 {area}，与图形不符。', wrong: '图形的问题', repair: '按下面的办法修复', beforeAfter: '图上点线是原样，虚线是修复后。', several: '这个图形分成 {n} 块；宅基地和房基只能是一块。', mend: '没有可以自动修复的办法，请改好原件再读。',
  },
  correction: { swap_axes: '对调 X 和 Y', read_as: '按“{crs}”读', area_in: { m2: '面积按平方米读', ha: '面积按公顷读', mu: '面积按亩读' } },
  fault: { count: '{n} 行没有读进来', table: '没有读进来的行', row: '行', column: '列', why: '原因' },
  zone: { effect: { block: '禁止', consent: '须同意', warn: '提醒', regime: '城镇规划区' } },
  siting: {
    title: '选址核对', asking: '正在与图层比对…', waiting: '画出三个角之后，这里列出碰到的保护区、邻宅和面积上限。', clear: '已载入的图层都没有碰到，也不与邻宅重叠。',
    effect: { block: '不能建', consent: '须先取得同意或办手续', warn: '须留意', regime: '适用法律' }, subject: { plot: '宅基地', footprint: '房基' },
    buffer: '两侧 {m} m 内', away: '相距 {m} m', asOf: '图层 {date}，{source}', town: '在城镇开发边界内：办理建设工程规划许可证，适用城乡规划法第四十条、第六十四条。',
    neighbours: '与邻宅重叠', first: '对方在先，本宗应退让', consent: '凭 {paper}', sliver: '在图层界线误差 {m} m² 以内', unnamed: '邻近的一户', limit: '{n} 人户上限 {limit}', over: '超出上限 {by}', absent: '{n} 个图层没有载入，不能当作没有：', looked: '比对了 {n} 个图层，最早的截至 {date}',
  },
  compliance: {
    title: '批建核对', suspects: '这是机器比对的疑点，是否违规由人认定。', plan: '批准与实测对照图', rulesOut: '已排除', confirmed: '已认定', by: '{by}，{at}',
    grade: { conforms: '合规', within_tolerance: '容差内', suspected_remeasure: '疑似，需复测', suspected_plain: '疑似，明显' },
    count: { plain: '{n} 项明显疑点', remeasure: '{n} 项需复测', tolerated: '{n} 项在容差内', conforming: '{n} 项合规', confirmed: '{n} 项已认定' },
    lead: '手机定位只是线索，不作测量。', cases: '查处', openLead: '登记线索', others: '涉及', unchecked: '{n} 项没有条件核对，不等于没有问题', value: '实测', limit: '限值', excess: '超出', source: '限值来源', tolerance: '容差', method: '方法', asOf: '图层截至', basis: '依据', judge: '认定或排除', rejudge: '重新认定', show: '在图上看', rest: '合规和容差内的 {n} 项',
    outline: { approved_plot: '批准宅基地', approved_footprint: '批准房基', staked: '放线', measured_footprint: '实测房基', occupied_plot: '实用宅基地', excess: '超出部分' },
  },
  judge: {
    which: '对哪一项', verdict: '认定', confirmed: '属实', dismissed: '排除', reason: '理由', confirmedHint: '属实的，验收不能通过，须整改。', dismissedHint: '写明凭什么排除，例如复测的结果。', none: '没有需要认定的疑点。',
  },
}
