import type zh from '../zh-CN/frame'

const frame: typeof zh = {
  shell: {
    name: 'Homestead', skip: 'Skip to content', places: 'Main places', work: 'Work', houses: 'Houses', new: 'New', violations: 'Cases', lead: 'Lead', more: 'More', rules: 'Rules', status: 'Public',
    light: 'Light', dark: 'Dark', signOut: 'Sign out', nobody: 'Not signed in', certificate: 'Certificate {no}',
  },
  session: {
    title: 'Sign in', username: 'Account', password: 'Password', submit: 'Sign in', sending: 'Signing in…', creed: 'One file for each house,\nfrom the plot to the title,\nevery step on record',
    demo: 'Demo accounts', demoSaid: 'Choose one: account and password are filled in.', applicant: 'I am building a house and want to see how far it is',
  },
  account: {
    cadre: 'Village cadre', clerk: 'Window clerk', officer: 'Enforcement officer', officer2: 'Enforcement officer 2', 'station-nr': 'Natural resources', 'station-ag': 'Agriculture', chief: 'Township head',
    reviewer: 'District reviewer', legal: 'Legal reviewer', auditor: 'Auditor', admin: 'Administrator', 'officer-pj': 'Officer, Panjiang', 'clerk-pj': 'Clerk, Panjiang',
  },
  notFound: { title: 'There is no such page', said: 'The address may be mistyped, or the page has moved.', home: 'Back to my work' },
  form: { optional: 'optional', loading: 'Loading', choose: 'Choose', yes: 'Yes', no: 'No' },
  action: { close: 'Close', copied: 'Copied', retry: 'Try again' },
  requirement: { lack: 'No', met: 'Met', missing: 'Missing', note: 'NB', known: 'To be known; it hinders nothing', unverified: 'unverified' },
  due: {
    met: 'done', paused: 'paused', left: '{span} left', over: '{span} overdue', today: 'due today', unknown: 'to be worked out',
    unit: { working: '{n} working day | {n} working days', calendar: '{n} day | {n} days', months: '{n} month | {n} months' },
  },
  problem: {
    network: 'The server cannot be reached', internal: 'The server failed', unknown: 'That did not work', fields: 'One thing to put right | {n} things to put right', number: 'Quote number {id} when you report this',
    todo: {
      network: 'What you typed is still here. Check the network and press again; nothing is recorded twice.', internal: 'What you typed is still here. Try again in a while, or call the administrator.',
      act_id_reused: 'This step may already be on record. Close this, look at the history, and start anew only if it is not there.', requirements_unmet: 'What is missing is listed below.',
      act_not_open: 'Somebody may just have done another step. Close this and reload the page.', unauthorized: 'Please sign in again.', too_many_requests: 'Try again in a few minutes.',
    },
  },
  stage: {
    bar: 'Five stages', at: 'Step {n} of 5: {name}', done: 'Done', planning: 'Planning', approval: 'Approval', construction: 'Construction', supervision: 'Supervision', acceptance: 'Acceptance',
  },
  state: { suspended: 'Suspended', registered: 'Registered', rejected: 'Rejected', withdrawn: 'Withdrawn', expired: 'Expired', revoked: 'Revoked' },
  verdict: {
    title: 'Opinion', reason: 'Reason', refusalHint: 'A refusal must say why; the applicant has a right to know.', agree: 'Agree', disagree: 'Disagree', agree_with_conditions: 'Agree with conditions',
    approve: 'Approve', refuse: 'Refuse', accepted: 'Accept', correction: 'Ask for correction', pass: 'Passed', rectify: 'To rectify',
  },
}
export default frame
