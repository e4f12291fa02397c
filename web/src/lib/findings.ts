const ORDER = ['suspected_plain', 'suspected_remeasure', 'within_tolerance', 'conforms'] as const
type Grade = (typeof ORDER)[number]

interface Graded {
  kind: string
  grade: Grade
  judged?: { verdict: 'confirmed' | 'dismissed' } | null
}

/** The plain suspicions first, what conforms last; within a grade by the number of the kind. */
export function byGrade<T extends Graded>(findings: T[]): T[] {
  return [...findings].sort((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade) || a.kind.localeCompare(b.kind))
}

/** Whether the machine suspects something here. */
export function suspected(finding: Graded): boolean {
  return finding.grade === 'suspected_plain' || finding.grade === 'suspected_remeasure'
}

/** Whether a person still has to say what this is. */
export function unjudged(finding: Graded): boolean {
  return suspected(finding) && !finding.judged
}

export interface Count {
  plain: number
  remeasure: number
  tolerated: number
  conforming: number
  confirmed: number
}

/** How many of each; one that a person dismissed is no suspicion any more. */
export function counts(findings: Graded[]): Count {
  const open = findings.filter((finding) => finding.judged?.verdict !== 'dismissed')
  const of = (grade: Grade) => open.filter((finding) => finding.grade === grade && finding.judged?.verdict !== 'confirmed').length
  return {
    plain: of('suspected_plain'),
    remeasure: of('suspected_remeasure'),
    tolerated: of('within_tolerance'),
    conforming: of('conforms'),
    confirmed: findings.filter((finding) => finding.judged?.verdict === 'confirmed').length,
  }
}
