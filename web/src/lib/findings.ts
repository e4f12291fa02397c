const ORDER = ['suspected_plain', 'suspected_remeasure', 'within_tolerance', 'conforms'] as const
type Grade = (typeof ORDER)[number]

interface Graded {
  kind: string
  part?: string | null
  grade: Grade
  judged?: { verdict: 'confirmed' | 'dismissed' } | null
}

/** The plain suspicions first, what a person ruled out after all that is open, what conforms last; then by kind. */
export function byGrade<T extends Graded>(findings: T[]): T[] {
  const rank = (finding: T) => (finding.judged?.verdict === 'dismissed' ? 1.5 : ORDER.indexOf(finding.grade))
  return [...findings].sort((a, b) => rank(a) - rank(b) || codeOf(a).localeCompare(codeOf(b)))
}

/** The case of the kind where there is one, else the kind: what names one finding of a house. */
export function codeOf(finding: Pick<Graded, 'kind' | 'part'>): string {
  return finding.part ?? finding.kind
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

const SHORT: Record<string, string> = { 平方米: 'm²', 米: 'm' }

/** A unit's name as the interface writes it, and whether it is counted in whole ones (storeys, days, homesteads). */
export function unitOf(name: string): { unit: string; whole: boolean } {
  const unit = SHORT[name] ?? name
  return { unit, whole: !['m²', 'm', '%'].includes(unit) }
}
