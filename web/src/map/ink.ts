/** The colours of the page's tokens as the map wants them: the map cannot read CSS variables. */
export interface Ink {
  land: string
  paper: string
  ink: string
  soft: string
  line: string
  accent: string
  footprint: string
  measured: string
  inside: string
  outside: string
  plots: string
  breach: string
  wrong: string
}

export function readInk(): Ink {
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  const token = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const ink = {
    land: token('map-land'),
    paper: token('card'),
    ink: token('ink'),
    soft: token('soft'),
    line: token('map-line'),
    accent: token('accent'),
    footprint: token('footprint'),
    measured: token('measured'),
    inside: token('good'),
    outside: token('stage-construction'),
    plots: token('map-plot'),
    breach: token('breach'),
    wrong: token('wrong'),
  }
  probe.remove()
  return ink
}
