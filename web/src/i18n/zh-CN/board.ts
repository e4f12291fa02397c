/** The board: figures with their lists. What a figure is called comes from the server. */
export default {
  board: {
    title: '看板', short: '看板', preparing: '数字正在准备。', preparingSaid: '程序刚启动，正在把全部档案读入内存，好了会自动显示。', said: '每个数字都能点开它背后的清单。只看事，不比人。', filter: '范围', place: '乡镇街道', everywhere: '全区', period: '期间', from: '起', to: '止',
    periods: { month: '本月', quarter: '本季', year: '今年', last12: '近一年' },
    csv: '导出 CSV', csvTownships: '分乡镇 CSV', print: '打印', printed: '{from} 至 {to}；未办结的数字截至 {today}。', asTable: '看表格', asChart: '看图',
    today: '今天', houseFlow: '这一期间的房屋', caseFlow: '这一期间的执法', houses: '房屋', cases: '案件和线索',
    stages: '各阶段用时', stagesSaid: '这一期间走完该阶段的房屋。实条为中位数，虚框到九成。', steps: '案件各步用时', stepsSaid: '这一期间走完该步的案件。',
    limits: '房屋是否按时', limitsSaid: '这一期间办完的。法定与承诺分开算，中止的时间不计。', caseLimits: '执法是否按时', caseLimitsSaid: '本机关自己的时限，这一期间办完的。',
    inTime: '按时', late: '超期', lateLegal: '超法定时限', latePromised: '超承诺时限',
    ages: '未办结多久了', agesSaid: '截至今天；房屋从申请起算，案件从登记线索起算。', visits: '应到场', visitsSaid: '这一期间走到该阶段、按规定应到场的房屋。', made: '已到场', waiting: '等待到场', ended: '未到场已结束',
    sources: '线索从哪里来', sourcesSaid: '这一期间登记的线索。误报率只在已有结论的线索里算。', noLeads: '这一期间没有登记线索', putRight: '查实之后怎样结束', putRightSaid: '这一期间办结的、查实的违法。',
    patrols: '巡查', patrolsSaid: '这一期间各类到场；逾期为今天的情况。', villages: '去过的村', ofVillages: '共 {n} 个村', shownVisits: '可证实的到场', unprovenVisits: '未证实的到场', overdueVisit: '逾期未看：{what}',
    townships: '分乡镇街道', townshipsSaid: '按区划代码排列，同一尺度，不排名。', townshipView: '看什么', townshipViews: { stages: '各阶段用时', open: '未办结' }, noFiles: '没有数字的：{names}。', comma: '、', moreRules: '其余 {n} 条',
    rules: '正在使用的待核实规则', rulesSaid: '还没有人核实，照常使用，但不写进给群众的文书。右边是靠它办着的未办结档案。', noRules: '规则都已核实', openFiles: '件未办结', untold: '档案里看不出',
    note: '少于 {few} 件的比例和中位数标“样本少”。中位数：一半不超过这个天数；九成：十件里有九件不超过。', few: '样本少', of: '共 {n}', nothing: '这一期间没有',
    median: '中位 {n} 天', p90: '九成 {n}', daysSaid: '{what}：{n} 件，中位 {median} 天，九成 {p90} 天内。', limitSaid: '{what}（{limit}）：{n} 件中 {kept} 件按时。', visitSaid: '{what}：应到 {n}，已到 {made}。',
    empty: '还没有可以统计的档案', emptySaid: '有了申请或线索，数字会出现在这里。',
    column: {
      step: '步骤', n: '件数', median: '中位天数', p90: '九成天数', limit: '时限', share: '比例', what: '类别', all: '合计', source: '来源', leads: '线索', falseShare: '误报率', visit: '到场', asked: '应到', madeShare: '到场率', way: '方式',
      township: '乡镇街道', medianN: '中位（件）', openHouses: '未办结房屋', openCases: '未办结案件',
    },
  },
  figure: {
    shown: '看板数字', period: '{from} 至 {to}', drop: '不按看板数字筛选',
    received: '收到申请', decided: '作出决定', licensed: '两证发齐', accepted: '验收合格', titled: '登记发证', left: '走完{what}', in_time: '按时：{what}', late: '超期：{what}', ended: '办完：{what}', ended_all: '办结',
    visit_asked: '应到场：{what}', visit_made: '已到场：{what}', visit_waiting: '等待到场：{what}', open: '未办结', ran_out: '已过时限', ran_out_of: '已过{what}时限', papers_owed: '有容缺材料未交', papers_late: '容缺材料已逾期',
    leads: '登记线索', filed: '立案', step: '走完：{what}', put_right: '查实后办结',
    part: {
      planning: '规划', approval: '审批', construction: '建设', supervision: '监管', acceptance: '验收', legal: '法定', promised: '承诺',
      correction_notice: '受理答复', review: '审批决定', delivery: '送达许可', start_building: '开工', build: '建成', acceptance_visit: '竣工核查', registration: '登记', filing: '立案', decision: '决定', service: '送达',
      application_visit: '申请审查', set_out: '放线', foundation: '基础', storey: '楼层', roof: '封顶', completion_visit: '竣工核查',
      '0_30': '30 天以内', '31_90': '31—90 天', '91_180': '91—180 天', over_180: '超过 180 天', pending: '还不知道', confirmed: '查实', false_alarm: '误报', otherwise: '另作处理',
      check: '线索到核查', close: '决定到结案', by_party: '当事人自行改正', by_force: '强制拆除', by_court: '法院执行', by_other: '其他方式',
    },
  },
}
