/** Patrols: the list of a day, which ground was seen, and the form of a visit. */
export default {
  patrols: {
    title: '巡查', said: '今天该去哪里、为什么。只记两人到场的真实巡查，不记行踪，不比人。', new: '记一次巡查', newSaid: '拍照、选结论、提交。其余已经填好；没有信号也可以晚些再传，晚上的巡查一样算。', short: '巡查',
    views: '看什么', view: { plan: '今日清单', coverage: '覆盖', visits: '巡查记录' }, orders: '排序', order: { due: '按期限', near: '按远近' }, nearest: '由近到远',
    noPosition: '没有定位，按期限排列。', positionStays: '按远近排列时才用定位，只留在这一页，不上传。', nothing: '这一周没有该去的地方', nothingSaid: '到期的在建房屋、线索、案件和村，会按期限排在这里。', more: '先显示最要紧的 {n} 项。',
    metres: '{n} 米', kilometres: '{n} 公里', go: '导航', goTo: '导航到 {what}', neverSeen: '尚无可证实的巡查', basis: '依据：{basis}。',
    map: '巡查覆盖图', mapNote: '每格 500 米。颜色和纹样表示最近一次可证实的巡查距今多久，数字是格内待看的处数。这里只看地方，不看人。', truncated: '范围太大，只画出一部分。放大后再看。',
    seen: { fresh: '按期', due_soon: '将到期', overdue: '已超期', never: '尚无可证实的巡查' }, lastOn: '最近一次 {day}，{n} 天前', unproven: '另有 {n} 次未证实', openHere: '{n} 处待看',
    wholePlan: '看全部清单', villages: '各村覆盖', allVillages: '共 {n} 个村', seenVillages: '{n} 个村有到场', status: '状态', last: '最近一次', next: '下次不晚于', visits: '次数', unprovenOn: '未证实 {day}', every: '每 {n} 日一次。依据：{basis}', now: '尽快', periodNote: '次数为 {from} 至 {to} 的可证实巡查，“+”后为未证实的。',
    noVisits: '近三个月没有巡查记录', noVisitsSaid: '到没有立档的地方巡查，记在这里；房屋和案件的到场，记在各自的档案里。', nothingSeen: '未见异常', recheckOn: '{day} 复看',
    seenThere: '所见', suggestsLead: '提交后可以直接在此处登记线索。', recheck: '约定复看日期', submit: '提交巡查记录', recorded: '巡查记录 {number} 已提交', openLead: '在此处登记线索', toVisit: '看这份记录', toPlan: '回到今日清单',
    signed: '署名', receivedAt: '系统收到', photo: '照片 {n}', doubtful: '照片与已有照片相同，或手机开启了模拟定位。',
  },
}
