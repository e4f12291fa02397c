/** The board: figures with their lists. What a figure is called comes from the server. */
export default {
  board: {
    title: 'Board', short: 'Board', preparing: 'The numbers are being prepared.', preparingSaid: 'The program has just started and is reading all files; they appear by themselves.', said: 'Each number opens the list behind it. Of files, never of people.', filter: 'Scope', place: 'Township', everywhere: 'The whole district', period: 'Period', from: 'From', to: 'To',
    periods: { month: 'Month', quarter: 'Quarter', year: 'Year', last12: '12 months' },
    csv: 'CSV', csvTownships: 'CSV by township', print: 'Print', printed: '{from} to {to}; what is open is told as of {today}.', asTable: 'As a table', asChart: 'As a chart',
    today: 'Today', houseFlow: 'Houses in this period', caseFlow: 'Enforcement in this period', houses: 'Houses', cases: 'Cases and leads',
    stages: 'Days in each stage', stagesSaid: 'Houses that left the stage in this period. Solid to the median, dashed to nine in ten.', steps: 'Days of each step of a case', stepsSaid: 'Cases that took the step in this period.',
    limits: 'Houses in time', limitsSaid: 'What was done in this period. Legal and promised limits apart; suspended time is not counted.', caseLimits: 'Enforcement in time', caseLimitsSaid: 'The authority’s own limits, of what was done in this period.',
    inTime: 'In time', late: 'Late', lateLegal: 'Past a legal limit', latePromised: 'Past a promised limit',
    ages: 'Open for how long', agesSaid: 'As of today; houses from their application, cases from their lead.', visits: 'Visits that must be made', visitsSaid: 'Houses that came to the stage of the visit in this period.', made: 'Made', waiting: 'Waited for', ended: 'Ended without',
    sources: 'Where leads come from', sourcesSaid: 'Leads registered in this period. False alarms are told of those that are settled.', noLeads: 'No leads in this period', putRight: 'How confirmed violations ended', putRightSaid: 'Confirmed violations that ended in this period.',
    patrols: 'Patrols', patrolsSaid: 'Visits of any kind in this period; what is overdue as of today.', villages: 'Villages seen', ofVillages: 'of {n}', shownVisits: 'Visits shown', unprovenVisits: 'Visits not shown', overdueVisit: 'Overdue: {what}',
    townships: 'By township', townshipsSaid: 'In the order of their codes, on one scale; not a ranking.', townshipView: 'What to see', townshipViews: { stages: 'Days in each stage', open: 'Open' }, noFiles: 'Nothing to show: {names}.', comma: ', ', moreRules: '{n} more',
    rules: 'Unverified rules in use', rulesSaid: 'Nobody has confirmed them. They work, but stand in no paper for a citizen. Beside each, the open files that rest on it.', noRules: 'Every rule is confirmed', openFiles: 'open', untold: 'no file tells',
    note: 'Shares and medians of fewer than {few} are marked as few. Median: half took no longer. Nine in ten: nine of ten took no longer.', few: 'few', of: 'of {n}', nothing: 'None in this period',
    median: 'median {n} d', p90: '9 in 10: {n}', daysSaid: '{what}: {n}, median {median} days, nine in ten within {p90} days.', limitSaid: '{what} ({limit}): {kept} of {n} in time.', visitSaid: '{what}: {made} of {n} made.',
    empty: 'Nothing to count yet', emptySaid: 'Figures stand here once there are applications or leads.',
    column: {
      step: 'Step', n: 'n', median: 'Median days', p90: 'Nine in ten', limit: 'Limit', share: 'Share', what: 'What', all: 'All', source: 'Source', leads: 'Leads', falseShare: 'False alarms', visit: 'Visit', asked: 'Due', madeShare: 'Made', way: 'Way',
      township: 'Township', medianN: 'median (n)', openHouses: 'Open houses', openCases: 'Open cases',
    },
  },
  figure: {
    shown: 'Figure of the board', period: '{from} to {to}', drop: 'Without the figure of the board',
    received: 'Applications received', decided: 'Decided', licensed: 'Both permits issued', accepted: 'Accepted', titled: 'Title registered', left: 'Left {what}', in_time: 'In time: {what}', late: 'Late: {what}', ended: 'Done: {what}', ended_all: 'Ended',
    visit_asked: 'Visit due: {what}', visit_made: 'Visit made: {what}', visit_waiting: 'Visit waited for: {what}', open: 'Open', ran_out: 'Past a limit', ran_out_of: 'Past a {what} limit', papers_owed: 'Deferred papers owed', papers_late: 'Deferred papers late',
    leads: 'Leads registered', filed: 'Filed', step: 'Took the step: {what}', put_right: 'Confirmed and ended',
    part: {
      planning: 'planning', approval: 'approval', construction: 'construction', supervision: 'supervision', acceptance: 'acceptance', legal: 'legal', promised: 'promised',
      correction_notice: 'answer to the application', review: 'decision', delivery: 'delivery', start_building: 'start of works', build: 'finished house', acceptance_visit: 'final check', registration: 'registration', filing: 'filing', decision: 'decision', service: 'service',
      application_visit: 'application', set_out: 'setting out', foundation: 'foundation', storey: 'storey', roof: 'roof', completion_visit: 'completion',
      '0_30': 'up to 30 days', '31_90': '31–90 days', '91_180': '91–180 days', over_180: 'over 180 days', pending: 'not known yet', confirmed: 'confirmed', false_alarm: 'false alarm', otherwise: 'otherwise',
      check: 'lead to check', close: 'decision to end', by_party: 'by the party', by_force: 'by force', by_court: 'by the court', by_other: 'in another way',
    },
  },
}
