/** The papers of a case. */
export default {
  documents: {
    title: 'Papers', lacking: '{n} incomplete', citizen: 'For the party', inside: 'Internal', served: 'served as of {date}', wordingUnverified: 'wording unverified', missing: 'Lacks: {what} ({basis})',
    open: 'View, print', draft: 'View draft', pdf: 'PDF', docx: 'Word',
  },
}
