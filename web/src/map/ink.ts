import { GROUPS } from '@/lib/mapGroups'

/** The colours of the page's tokens as the map wants them: the map cannot read CSS variables. */
export interface Ink {
  land: string
  county: string
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
  /** The middle of a ring of violations, and the number on it. */
  ring: string
  onRing: string
  /** Of the groups of the district map, by their tokens. */
  hues: Record<string, string>
}

export function readInk(forPaper = false): Ink {
  const probe = document.createElement('span')
  if (forPaper) probe.className = 'on-paper'
  probe.hidden = true
  document.body.append(probe)
  const token = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const ink = {
    land: token('map-land'),
    county: token('map-county'),
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
    ring: token('side'),
    onRing: token('side-ink'),
    hues: Object.fromEntries(Object.values(GROUPS).flat().map((group) => [group.hue, token(group.hue)])),
  }
  probe.remove()
  return ink
}
