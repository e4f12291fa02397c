/** A new application, step by step. */
export default {
  intake: {
    title: '新建申请', steps: '步骤', faulty: '这一步有要改的', forget: '清空重来', back: '上一步', next: '下一步', submit: '提交申请',
    step: { household: '家庭', plot: '宅基地', house: '房屋', promise: '理由与承诺', materials: '材料', review: '核对提交' },
    lead: {
      household: '以户为单位申请。身份证号只用来核对，不留在这台设备上。', plot: '按四至在图上定出宅基地。右边随时显示面积和边长。', house: '房基画在宅基地里面；再填建筑面积、层数和高度。',
      promise: '申请人亲口说的理由和答应的期限，会自动变成提醒。', materials: '只收清单上的。不能要的证明在下面，可以念给群众听。', review: '给申请人看一遍再提交。',
    },
    village: '村（社区）', head: '户主姓名', idNumber: '身份证号', phone: '电话', members: '家庭成员', name: '姓名', relation: '与户主关系', addMember: '加一名成员', removeMember: '去掉成员 {name}', member: '成员 {n}',
    current: '现有宅基地和住房', disposal: '现宅基地处置', buildType: '建房类型', landClass: '地类', boundaries: '四至', limit: '{n} 人户上限 {limit} m²', over: '超出上限 {by}。可以提交，由镇里审查，但通常不能批准。',
    floorHint: '各层合计。', heightHint: '室外地坪到檐口。', reason: '申请理由', neighbours: '已征求相邻权利人意见', months: '批准后几个月内建成', monthsHint: '承诺书上的数。', days: '新房建成后几天内拆旧', daysHint: '没有旧房填 0。',
    promiseSaid: '承诺：符合一户一宅，材料真实；按批准的位置和面积建房；到期拆除旧房，退出原宅基地。',
    asked: '必须收的', askedSaid: '受理时要齐。现在交了的打勾。', deferrable: '可以后补的', deferrableSaid: '不齐也能受理，发证前补上。', conditional: '选址触及保护区时才要的', never: '不能要的', neverSaid: '',
    papers: '{n} 件', doneAtHint: '补录旧申请时填写；空着就是现在。',
  },
  idNumber: { length: '应是 18 位。', characters: '前 17 位是数字，最后一位是数字或 X。', date: '出生日期不存在。', check_digit: '最后一位校验码不对，请对照身份证。' },
  draw: {
    plot: '宅基地', footprint: '房基', measured: '实测轮廓', way: { rectangle: '按尺寸', draw: '图上点', pegs: '界址点', tape: '尺量', file: '文件' }, use: { plot: '用作宅基地', footprint: '用作房基', measured: '用作实测轮廓' }, holes: '另有 {n} 个内环（天井）', how: '依次点出每个角；按住角点可以拖动。', corners: '角点坐标（{n}）', lonOf: '角点 {n} 经度', latOf: '角点 {n} 纬度',
    drop: '去掉角点 {n}', add: '加角点', clear: '全部清除', lon: '西南角经度', lat: '西南角纬度', left: '距左边', front: '距前边', bearing: '朝向', bearingHint: '“长”的方向，从正北顺时针。', lay: '放到图上', relay: '按新尺寸放',
  },
}
