import type zh from '../zh-CN/public'

const open: typeof zh = {
  status: {
    title: 'How far is my house?', lead: 'No account needed. Two things from your slip are enough.', number: 'Number', numberHint: 'On the slip, like 530303101-2026-0042', tail: 'Last four of the ID', tailHint: 'If it ends in X, write X.', ask: 'Look it up', asking: 'Looking…',
    unknown: 'Nothing found. Compare the number and the last four of the ID with the slip.', tooMany: 'Too many attempts. Try again in a few minutes, or call the window.', step: 'Step {n} of 5: {state}', next: 'Next', by: 'by {date}', office: 'Whom to ask', call: 'Call {name}, {phone}',
    history: 'So far', again: 'Look up another house', read: 'Read it to me', stop: 'Stop', privacy: 'No name, no ID number and no exact place is shown here.',
  },
  slip: {
    title: 'Application slip', open: 'Print the slip', back: 'Back to the file', print: 'Print', number: 'Number', head: 'Head of household', village: 'Village', type: 'Kind of building', applied: 'Applied', qr: 'QR code to see the progress',
    how: 'Scan the code, or open {site}/status and type the number and the last four of the ID, to see how far it is, what comes next and whom to ask.', keep: 'The code is a key: keep it, and do not post it.', noCode: 'This account cannot print the code.',
  },
  admin: {
    title: 'County rules', calendarTo: 'working days known to the end of {year}', unverified: 'Unverified rules', unverifiedSaid: 'Nobody has confirmed these. Wherever one is used it carries a dashed badge, until an administrator updates it.', allVerified: 'All rules are verified.', limits: 'Limits and terms', household: 'Plot per household', person: 'Plot per person',
    publicity: 'Public notice', fence: 'Fence for photos', fenceSaid: 'The plot grown, plus the accuracy of the fix; above {m} m it is undecided.', visits: 'Visits', required: 'required', asNeeded: 'as needed', materials: 'Papers',
  },
}
export default open
