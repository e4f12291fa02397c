/** The papers of a case. */
export default {
  documents: {
    title: '文书', lacking: '{n} 份不完整', citizen: '交当事人', inside: '内部', served: '{date} 起视为送达', wordingUnverified: '格式待核实', missing: '缺：{what}（{basis}）',
    open: '查看、打印', draft: '看草稿', pdf: 'PDF', docx: 'Word',
  },
}
