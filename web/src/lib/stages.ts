/** The five stages in their order, each with the one character that stands for it everywhere. */
export const STAGES = ['planning', 'approval', 'construction', 'supervision', 'acceptance'] as const

export type Stage = (typeof STAGES)[number]

export const STAGE_CHARACTER: Record<Stage, string> = {
  planning: '规',
  approval: '审',
  construction: '建',
  supervision: '管',
  acceptance: '验',
}

export type StageReach = 'past' | 'present' | 'future'

/** States that end a house; only `registered` ends it well. */
const ENDINGS = ['registered', 'rejected', 'withdrawn', 'expired', 'revoked']

export function isEnded(state: string): boolean {
  return ENDINGS.includes(state)
}

/** How far the house has come, seen from one stage. `done` (and anything unknown) lies after all five. */
export function reachOf(stage: Stage, present: string, state: string): StageReach {
  const here = STAGES.indexOf(present as Stage)
  const asked = STAGES.indexOf(stage)
  if (state === 'registered' || here < 0) return 'past'
  if (asked < here) return 'past'
  return asked === here ? 'present' : 'future'
}

export function isStage(value: string): value is Stage {
  return (STAGES as readonly string[]).includes(value)
}
