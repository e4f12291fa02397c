export interface FieldProblem {
  path: string
  code: string
  detail: string
}

/** Whether a problem at `path` belongs to the input that stands for `owner`: the same path or one inside it. */
export function belongsTo(path: string, owner: string): boolean {
  return path === owner || path.startsWith(`${owner}.`)
}

/** The problems that no input on the page stands for, so that none goes unseen. */
export function unplaced(problems: FieldProblem[], owners: Iterable<string>): FieldProblem[] {
  const known = [...owners]
  return problems.filter((problem) => !known.some((owner) => belongsTo(problem.path, owner)))
}
