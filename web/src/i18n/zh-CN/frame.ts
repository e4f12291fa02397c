/** The frame of every page: places, sign-in, forms, problems, clocks. */
export default {
  shell: {
    name: '农房全程', skip: '跳到正文', places: '主要去处', work: '工作', houses: '档案', new: '新建', violations: '执法', lead: '线索', more: '更多', rules: '规则', status: '公开查询',
    light: '浅色', dark: '深色', signOut: '退出', nobody: '未登录', certificate: '证号 {no}',
  },
  session: {
    title: '登录', username: '账号', password: '密码', submit: '登录', sending: '正在登录…', creed: '一户一档\n从选址到办证\n每一步都有据可查',
    demo: '演示账号', demoSaid: '点一个，账号和密码会自动填好。', applicant: '我是建房户，只查办到哪一步',
  },
  account: {
    cadre: '村干部（代办）', clerk: '窗口人员', officer: '综合执法队员', officer2: '综合执法队员 2', 'station-nr': '自然资源所', 'station-ag': '农业农村中心', chief: '镇领导',
    reviewer: '区级审核', legal: '法制审核', auditor: '审计', admin: '系统管理', 'officer-pj': '盘江镇执法队员', 'clerk-pj': '盘江镇窗口',
  },
  notFound: { title: '没有这一页', said: '地址可能写错了，或者这一页已经移走。', home: '回到我的工作' },
  form: { optional: '可不填', loading: '正在读取', choose: '请选择', yes: '是', no: '否' },
  action: { close: '关闭', copied: '已复制', retry: '再试一次' },
  requirement: { lack: '缺', met: '已具备', missing: '还缺', note: '知', known: '只作提示，不影响办理', unverified: '待核实' },
  due: {
    met: '已办', paused: '已暂停', left: '还剩 {span}', over: '逾期 {span}', today: '今天到期', unknown: '待推算',
    unit: { working: '{n} 个工作日', calendar: '{n} 天', months: '{n} 个月' },
  },
  problem: {
    network: '连不上服务器', internal: '服务器出错了', unknown: '没有办成', fields: '有 {n} 处要改', number: '报修时请说编号 {id}',
    todo: {
      network: '填的内容都还在。检查网络后再点一次，不会重复记录。', internal: '填的内容都还在。稍等一会再试；还不行请联系管理员。',
      act_id_reused: '这一步之前可能已经记录成功。请关闭后查看“经过”，确认没有再重新填写。', requirements_unmet: '下面列出还缺什么，补齐后再提交。',
      act_not_open: '别人可能刚刚办了另一步。请关闭并刷新这一页。', unauthorized: '请重新登录。', too_many_requests: '请过几分钟再试。',
    },
  },
  stage: {
    bar: '五个阶段', at: '第 {n} 步，共 5 步：{name}', done: '已办结', planning: '规划', approval: '审批', construction: '建设', supervision: '监管', acceptance: '验收',
  },
  state: { suspended: '已中止', registered: '已登记', rejected: '不予许可', withdrawn: '已撤回', expired: '已失效', revoked: '已撤销' },
  verdict: {
    title: '意见', reason: '理由', refusalHint: '不同意必须写明理由，申请人有权知道。', agree: '同意', disagree: '不同意', agree_with_conditions: '附条件同意',
    approve: '批准', refuse: '不予批准', accepted: '受理', correction: '一次性告知补正', pass: '验收合格', rectify: '限期整改',
  },
}
