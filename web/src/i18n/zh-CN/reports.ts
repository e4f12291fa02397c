/** Where a citizen tells of a building that may be wrong. */
export default {
  report: {
    title: '报告违法建房', from: '看到违法建房，在这里报告', lead: '不用注册。写下看到了什么、在哪里就行。', status: '查我家建房办到哪一步',
    what: '看到了什么', whatHint: '例如：路边新砌一层墙，有三名工人。', when: '哪天看到的', village: '在哪个村', chooseVillage: '请选择', noPlaces: '村名没有取到。',
    place: '在哪里', here: '用手机定位', again: '重新定位', asking: '正在定位…', found: '已定位，误差约 {m} 米', denied: '手机没有允许定位，请写坐标，或到设置里允许。', unavailable: '没有定位成功，可以再试一次，或写坐标。',
    placeUse: '位置只用来让执法人员找到这里，不会公开。请站在能看到它的地方定位。', typed: '写坐标', lon: '经度', lat: '纬度',
    photo: '照片（一张，可以不拍）', takePhoto: '拍一张', changePhoto: '换一张', dropPhoto: '不要这张照片', photoAlt: '要发送的照片',
    you: '您是谁（可以不填）', youHint: '姓名和电话加密保存，只有需要回访的执法人员能看到，不会告诉被报告的人。', name: '姓名', phone: '电话', nameForPhone: '填了电话，请把姓名也填上，回访时好称呼。',
    send: '报告', sending: '正在发送…', waits: '发送没有成功。请再按一次“报告”，不会重复登记。', wait: '这里报得太多了，请在 {time} 以后再来，或给镇上打电话。',
    missing: { description: '请写看到了什么。', location: '请定位，或写坐标。', village: '请选村。', reporter_name: '请把姓名也填上。' },
    thanks: '收到了', number: '编号', keep: '请记下编号，问结果时要用。', withPhoto: '照片也收到了。', next: '接下来', judged: '是不是违法，看过现场才能认定；报告只是线索。',
    call: '打这个电话', print: '打印', another: '再报告一处', privacy: '只核查这一处，不公开报告人。情况紧急、有人受伤，请打 110、119 或 120。',
  },
}
