/** What the applicant sees. */
export default {
  status: {
    title: '查建房办到哪一步', lead: '不用注册。看着申请凭条填两样就行。', number: '编号', numberHint: '在凭条上，像 530303101-2026-0042', tail: '户主身份证后四位', tailHint: '最后一位是 X 的，填 X。', ask: '查询', asking: '正在查询…',
    unknown: '没有查到。请对照凭条，再看一遍编号和身份证后四位。', tooMany: '查得太快了，请过几分钟再试，或者给窗口打电话。', step: '第 {n} 步，共 5 步：{state}', next: '下一步', by: '{date} 前', office: '有事找', call: '有事请打 {name} 电话 {phone}',
    history: '办过的', again: '查另一户', read: '念给我听', stop: '停止', privacy: '这里不显示姓名、身份证号和宅基地的准确位置。',
  },
  slip: {
    title: '农村宅基地和建房申请凭条', open: '打印凭条', back: '回到档案', print: '打印', number: '编号', head: '户主', village: '村', type: '建房类型', applied: '申请日期', qr: '查询进度的二维码',
    how: '用手机扫二维码，或者打开 {site}/status，填编号和户主身份证后四位，就能看到办到哪一步、下一步是什么、找谁。', keep: '二维码等于钥匙，请自己收好，不要发到网上。', noCode: '这个账号不能打印二维码。',
  },
  admin: {
    title: '县规则', calendarTo: '工作日历到 {year} 年底', unverified: '待核实的规则', unverifiedSaid: '这些规则没有人确认过。用到它们的地方都带虚线标记，核实后由管理员更新。', allVerified: '全部规则都已核实。', limits: '限额与期限', household: '每户宅基地', person: '每人宅基地',
    publicity: '公示', fence: '照片围栏', fenceSaid: '宅基地外扩，再加定位精度；精度大于 {m} m 不判定。', visits: '到场', required: '必须', asNeeded: '按需', materials: '材料',
  },
}
