/** The colours of the page's tokens as a canvas wants them: it cannot read CSS variables. */
export interface ChartInk {
  paper: string
  ink: string
  soft: string
  line: string
  accent: string
  stages: string[]
  good: string
  due: string
  breach: string
  sans: string
  /** How wide the chart's box is. */
  width: number
}

const STAGES = ['planning', 'approval', 'construction', 'supervision', 'acceptance']

export function readChartInk(box: HTMLElement): ChartInk {
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  const token = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const ink = {
    paper: token('card'),
    ink: token('ink'),
    soft: token('soft'),
    line: token('line'),
    accent: token('accent'),
    stages: STAGES.map((stage) => token(`stage-${stage}`)),
    good: token('good'),
    due: token('due'),
    breach: token('breach'),
    sans: getComputedStyle(document.body).fontFamily,
    width: box.clientWidth,
  }
  probe.remove()
  return ink
}
